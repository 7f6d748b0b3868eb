package io.swarmassay.fault.replica;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HeldBlow;
import io.swarmassay.fault.Hurt;
import io.swarmassay.fault.Limit;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Gives replicas only a share of a processor, live. Swarm never notices.
 *
 * @param cpu processors left to each replica, for example 0.1; at most 0.5, or it proves nothing
 */
public record Throttle(double cpu) implements Fault {
  /** With a twentieth of a processor. */
  public Throttle() {
    this(0.05);
  }

  @Override
  public String name() {
    return "throttle";
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
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Slowing::new);
  }

  private final class Slowing implements Hurt {
    private static final long PERIOD = 100_000;

    /** How many times slower than on the free machine counts as slowed. */
    private static final double SLOW = 2.5;

    /** One and the same bounded loop, free and then in the container's group; prints both times. */
    private static final String LOOP =
        "t() { date +%s%N; }; l() { i=0; while [ $i -lt 150000 ]; do i=$((i+1)); done; };"
            + " a=$(t); l; b=$(t); echo 0 > \"$1/cgroup.procs\" || exit 1; c=$(t); l; d=$(t);"
            + " echo $((b-a)) $((d-c))";

    private final ReplicaAccess patient;
    private String before = "";
    private String undo = "";
    private Optional<Long> throttled = Optional.empty();

    Slowing(ReplicaAccess patient) {
      this.patient = patient;
    }

    @Override
    public void on() {
      before();
      throttled = Optional.of(throttled());
      limit().set((long) (cpu * PERIOD) + (limit().v2() ? " " + PERIOD : ""));
    }

    @Override
    public void off() {
      limit().set(before());
      throttled = Optional.empty();
    }

    /** Periods in which the kernel made the group wait, ever. */
    private long throttled() {
      String stat = patient.doInNode("cat \"$1/cpu.stat\"", limit().group());
      return Limit.throttled(stat);
    }

    /** What it was when first asked for: before the strike. */
    private String before() {
      before = before.isEmpty() ? limit().get() : before;
      return before;
    }

    private Limit limit() {
      return new Limit(patient, "cpu", "cpu.cfs_quota_us", "cpu.max");
    }

    @Override
    public Sign sign() {
      String[] times = patient.doInNode(LOOP, limit().group()).split(" ");
      double free = Long.parseLong(times[0]) / 1e6;
      double slowed = Long.parseLong(times[1]) / 1e6;
      String text =
          String.format(Locale.ROOT, "a loop of %.0f ms takes %.0f ms in it", free, slowed);
      if (throttled.isEmpty()) {
        return new Sign(slowed > SLOW * free, text);
      }
      long since = throttled() - throttled.get();
      return new Sign(slowed > SLOW * free && since > 0, text + ", throttled " + since + " times");
    }

    @Override
    public String undo() {
      undo = undo.isEmpty() ? "echo " + before() + " > " + limit().file() : undo;
      return undo;
    }
  }
}
