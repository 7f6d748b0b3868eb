package io.swarmassay.fault.replica;

import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Term;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HeldBlow;
import io.swarmassay.fault.Hurt;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Suspends a registered OTP process: it lives, its supervisor is content, and it answers nobody.
 * Only an honest health check tells the orchestrator, which then replaces the replica.
 *
 * @param process its registered name
 */
public record Suspend(String process) implements Fault {
  private static final Duration CALL = Duration.ofMillis(2500);

  /** The application's cache. */
  public Suspend() {
    this("Elixir.MyApp.Cache");
  }

  @Override
  public String name() {
    return "suspend";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.SWARM;
  }

  /** Three health checks in a row, a second apart, each a second until the cache is given up. */
  @Override
  public Duration floor() {
    return Duration.ofSeconds(6);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HeldBlow.oneWay(deployment, ReplicaTargets.of(this, victims), Suspended::new);
  }

  private final class Suspended implements Hurt {
    private final ReplicaAccess patient;

    Suspended(ReplicaAccess patient) {
      this.patient = patient;
    }

    @Override
    public void on() {
      ask("suspend");
    }

    @Override
    public void off() {
      // Left to the orchestrator, which replaces the replica when its health check is honest.
    }

    /** {@code {status, Pid, {module, _}, [Dictionary, running | suspended, ...]}}. */
    @Override
    public Sign sign() {
      Term status = ask("get_status");
      if (!(status instanceof Term.Tuple tuple && tuple.tagged("status", 4))) {
        throw new SwarmException(0, patient.name() + ": no OTP process " + process + ": " + status);
      }
      String state = tuple.elements().get(3).parts().get(1).text();
      return new Sign(state.equals("suspended"), process + " is " + state);
    }

    private Term ask(String function) {
      try {
        var beam = patient.deployment().beam();
        BeamNode node = beam.nodes(patient.replica(), CALL).get(0);
        return beam.call(node, "sys", function, List.of(Term.atom(process)), CALL);
      } catch (BeamException | IndexOutOfBoundsException silent) {
        throw new SwarmException(0, patient.name() + " cannot be asked: " + silent.getMessage());
      }
    }

    @Override
    public String undo() {
      return "sys:resume(" + process + ")";
    }
  }
}
