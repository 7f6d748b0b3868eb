package io.swarmassay.fault.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.fault.ContainerState;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaBlow;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ends replicas as swarm and operators do: the stack's stop signal (SIGTERM if it names none), and
 * SIGKILL when the grace is over. The proof says which of both ended them. The orchestrator
 * replaces them.
 *
 * @param grace until SIGKILL, in whole seconds; the stack's own {@code stop_grace_period} when left
 *     out
 */
public record Stop(Optional<Duration> grace) implements Fault {
  /** What an engine allows where the stack says nothing. */
  private static final Duration ENGINE = Duration.ofSeconds(10);

  private static final Duration MARGIN = Duration.ofSeconds(20);

  /** With the stack's own grace. */
  public Stop() {
    this(Optional.empty());
  }

  @Override
  public String name() {
    return "stop";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.SWARM;
  }

  /** Running again 2.8 s after the strike, restart delay 0.5 s: an Erlang node takes its leave. */
  @Override
  public Duration floor() {
    return Duration.ofMillis(2300);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HarmBlow.oneWay(
        ReplicaAccess.each(deployment, ReplicaTargets.of(this, victims))
            .map(Stopping::new)
            .toList(),
        MARGIN);
  }

  private final class Stopping implements Harm.OneWay {
    private final ReplicaAccess patient;
    private final ReplicaBlow.End end;
    private Duration allowed = ENGINE;
    private String signal = "SIGTERM";
    private long struck;

    Stopping(ReplicaAccess patient) {
      this.patient = patient;
      this.end = new ReplicaBlow.End(patient, this::stop, (it, state) -> how(state));
    }

    @Override
    public Proof before() {
      allowed = grace.orElseGet(this::ofStack);
      signal = patient.inspect().at("/Config/StopSignal").asText(signal);
      return end.before();
    }

    private Duration ofStack() {
      JsonNode nanos =
          new ServiceSpec(patient.deployment(), patient.replica().service())
              .spec()
              .at("/TaskTemplate/ContainerSpec/StopGracePeriod");
      return nanos.isNumber() ? Duration.ofNanos(nanos.asLong()) : ENGINE;
    }

    @Override
    public void on() {
      struck = System.nanoTime();
      end.on();
    }

    /** An engine answers when all is over, which may be later than we wait for answers. */
    private void stop(ReplicaAccess patient) {
      try {
        patient.engine("POST", "/stop?t=" + allowed.toSeconds(), "");
      } catch (SwarmException late) {
        if (late.status() != 0) {
          throw late;
        }
      }
    }

    @Override
    public Duration within(Duration margin) {
      return allowed.plus(margin);
    }

    @Override
    public Proof bites() {
      return end.bites();
    }

    /** Who does not heed the signal is killed when the grace is over, and not before. */
    private Sign how(Optional<JsonNode> state) {
      int code = state.map(it -> it.path("ExitCode").asInt(-1)).orElse(-1);
      boolean over = System.nanoTime() - struck >= allowed.toNanos();
      String text =
          code == ContainerState.KILLED && over
              ? "killed at the end of its grace of "
                  + allowed.toSeconds()
                  + " s (exit code 137):"
                  + " its main process does not end on "
                  + signal
              : "ended on " + signal + (code < 0 ? "" : " with exit code " + code);
      return new Sign(true, text);
    }
  }
}
