package example;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HeldBlow;
import io.swarmassay.fault.Hurt;
import io.swarmassay.fault.Limit;
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
 * Takes memory inside the container's limit, so that little is left for the replica. Ends by itself
 * after a minute at the latest, also when the harness is killed.
 *
 * @param percent of the limit, 10 to 95, that is in use while it lasts
 */
public record MemoryPressure(int percent) implements Fault {
  /** A process that joins the container's group, and holds what it read until it is ended. */
  private static final String HOLD =
      "setsid timeout -s KILL 60 sh -c 'echo 0 > \"$1/cgroup.procs\" &&"
          + " { head -c \"$2\" /dev/zero; sleep 60; } | tail > /dev/null' sh \"$1\" \"$2\""
          + " > /dev/null 2>&1 & echo $!";

  /** Nine tenths of the limit. */
  public MemoryPressure() {
    this(90);
  }

  /** Refuses what could not be told from no fault, or would kill. */
  public MemoryPressure {
    if (percent < 10 || percent > 95) {
      throw new IllegalArgumentException("percent is 10 to 95, not " + percent);
    }
  }

  @Override
  public String name() {
    return "memory-pressure";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.CGROUPS);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Pressure::new);
  }

  private final class Pressure implements Hurt {
    private final ReplicaAccess patient;
    private final Limit used;
    private String group = "";

    Pressure(ReplicaAccess patient) {
      this.patient = patient;
      this.used = new Limit(patient, "memory", "memory.usage_in_bytes", "memory.current");
    }

    @Override
    public void on() {
      long more = limit() * percent / 100 - Long.parseLong(used.get()) + (1 << 20);
      group = patient.doInNode(HOLD, used.group(), more);
    }

    @Override
    public void off() {
      if (!group.isEmpty()) {
        patient.doInNode("! kill -s 0 -- -$1 2> /dev/null || kill -s KILL -- -$1", group);
      }
    }

    @Override
    public Sign sign() {
      long now = Long.parseLong(used.get()) * 100 / limit();
      return new Sign(now >= percent, now + " % of its memory is in use");
    }

    @Override
    public String undo() {
      return "end the process that holds memory; it ends by itself after a minute";
    }

    private long limit() {
      long limit = patient.inspect().path("HostConfig").path("Memory").asLong();
      if (limit <= 0) {
        throw new SwarmException(
            0, patient.name() + " has no memory limit; set resources.limits.memory");
      }
      return limit;
    }
  }
}
