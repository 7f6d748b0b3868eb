package io.swarmassay.fault.node;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Group;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Freezes nodes whole, engine and containers, as a paused virtual machine is. They lose no memory
 * and do not know how long they were away.
 */
public record Freeze() implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "freeze";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.CGROUPS);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** Ready again 0.2 s after the thaw. */
  @Override
  public Duration floor() {
    return Duration.ofMillis(200);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    NodeAccess terrain = new NodeAccess(deployment);
    return HarmBlow.each(this, victims, EFFECT, node -> new Frozen(terrain, node));
  }

  private static final class Frozen extends EngineHarm {
    Frozen(NodeAccess terrain, String node) {
      super(terrain, node);
    }

    @Override
    public void on() {
      terrain().hosts().freeze(node(), true);
    }

    @Override
    public Proof bites() {
      String state = terrain().hub("sh", "-c", Group.FREEZER, group());
      return new Proof(state.equals(Group.FROZEN), "control group of " + node() + " says " + state);
    }

    private String group() {
      return terrain().hosts().cgroup(node(), "freezer");
    }

    /** The control group of a node that lost its power meanwhile is gone, and the ice with it. */
    @Override
    public void off() {
      if (terrain().powered(node())) {
        terrain().hosts().freeze(node(), false);
      }
    }

    @Override
    public String undo() {
      return "write THAWED to freezer.state (v2: 0 to cgroup.freeze) in " + group();
    }
  }
}
