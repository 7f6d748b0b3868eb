package io.swarmassay.fault.node;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.Limit;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Leaves nodes, engine and containers together, only a share of a processor. Swarm does not notice.
 *
 * @param cpu processors left to each node, for example 0.1; at most 0.5, or it proves nothing
 */
public record Starve(double cpu) implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(15);

  /** With a twentieth of a processor. */
  public Starve() {
    this(0.05);
  }

  /** Refuses a share that would not be felt. */
  public Starve {
    if (cpu < 0.01 || cpu > 0.5) {
      throw new IllegalArgumentException("cpu: 0.01 to 0.5 processors, not " + cpu);
    }
  }

  @Override
  public String name() {
    return "starve";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.CGROUPS);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** Nothing is lost, so nothing has to come back. */
  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    NodeAccess terrain = new NodeAccess(deployment);
    return HarmBlow.each(this, victims, EFFECT, node -> new Starved(terrain, node));
  }

  private final class Starved implements Harm {
    private static final int PERIOD = 100_000;
    private static final double SLOW = 2.5;

    /**
     * One and the same bounded loop, free and then in the node's group; prints both times in ns.
     */
    private static final String LOOP =
        "t() { date +%s%N; }; l() { i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done; };"
            + " a=$(t); l; b=$(t); echo 0 > \"$0/engine/cgroup.procs\" || exit 1;"
            + " c=$(t); l; d=$(t); echo $((b-a)) $((d-c))";

    private final NodeAccess terrain;
    private final String node;
    private long throttled;

    Starved(NodeAccess terrain, String node) {
      this.terrain = terrain;
      this.node = node;
    }

    @Override
    public void on() {
      throttled = throttled();
      write((int) (cpu * PERIOD) + (v2() ? " " + PERIOD : ""));
    }

    /**
     * The control group of a node that lost its power meanwhile is gone, or new and without limit.
     */
    @Override
    public void off() {
      if (terrain.powered(node)) {
        write(none());
      }
    }

    private void write(String value) {
      terrain.hub("sh", "-c", "echo \"$1\" > \"$0\"", file(), value);
    }

    private boolean v2() {
      return terrain.swarm().abilities().contains(Ability.CGROUP_V2);
    }

    private String none() {
      return v2() ? "max" : "-1";
    }

    private String group() {
      return terrain.hosts().cgroup(node, "cpu");
    }

    private String file() {
      return group() + (v2() ? "/cpu.max" : "/cpu.cfs_quota_us");
    }

    @Override
    public Proof bites() {
      Proof slow = look(true);
      long since = throttled() - throttled;
      String text = slow.text() + ", throttled " + since + " times";
      return new Proof(slow.holds() && since > 0, text);
    }

    private long throttled() {
      return Limit.throttled(terrain.hub("cat", group() + "/cpu.stat"));
    }

    @Override
    public Proof gone() {
      return look(false);
    }

    private Proof look(boolean slow) {
      String[] times = terrain.hub("sh", "-c", LOOP, group()).split(" ");
      double free = Long.parseLong(times[0]) / 1e6;
      double there = Long.parseLong(times[1]) / 1e6;
      return new Proof(
          there > SLOW * free == slow,
          String.format(Locale.ROOT, "a loop of %.0f ms takes %.0f ms in %s", free, there, node));
    }

    @Override
    public String undo() {
      return "write " + none() + " to " + file();
    }
  }
}
