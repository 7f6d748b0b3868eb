package io.swarmassay.fault;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Ends replicas as an operator would: SIGTERM, and SIGKILL when the grace is over. The orchestrator
 * replaces them.
 *
 * @param grace until SIGKILL, in whole seconds
 */
public record Stop(Duration grace) implements Fault {
  /** With five seconds of grace. */
  public Stop() {
    this(Duration.ofSeconds(5));
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
    return new ReplicaBlow(deployment, Replicas.of(this, victims), this::stop);
  }

  /** An engine answers when all is over, which may be later than we wait for answers. */
  private void stop(Patient patient) {
    try {
      patient.engine("POST", "/stop?t=" + grace.toSeconds(), "");
    } catch (SwarmException late) {
      if (late.status() != 0) {
        throw late;
      }
    }
  }
}
