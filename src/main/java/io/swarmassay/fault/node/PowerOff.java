package io.swarmassay.fault.node;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Takes the power from nodes: every process of theirs dies at once. Held for less than about 6 s,
 * swarm's gossip leaves the node's tasks preparing for half a minute.
 */
public record PowerOff() implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "power-off";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** Nothing that ran on the node comes back: its containers are gone with its memory. */
  @Override
  public boolean replaces() {
    return true;
  }

  /** Power on to ready, measured 1.0 to 1.5 s where no leader has to be elected. */
  @Override
  public Duration floor() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    NodeAccess terrain = new NodeAccess(deployment);
    return HarmBlow.each(this, victims, EFFECT, node -> new Dark(terrain, node));
  }

  /** A node without power. */
  static final class Dark extends EngineHarm {
    private OptionalLong init = OptionalLong.empty();

    Dark(NodeAccess terrain, String node) {
      super(terrain, node);
    }

    @Override
    public void on() {
      terrain().hosts().powerOff(node());
    }

    @Override
    public void off() {
      terrain().hosts().powerOn(node());
    }

    @Override
    public Proof before() {
      init = terrain().hosts().init(node());
      return init.isPresent() ? super.before() : new Proof(false, node() + " has no power");
    }

    /** Its first process is gone, and with it, says the kernel, every other. */
    @Override
    public Proof bites() {
      OptionalLong now = terrain().hosts().init(node());
      boolean off = init.isPresent() && now.isEmpty();
      return new Proof(
          off, node() + (off ? " runs nothing" : " has power") + ": first process " + text(now));
    }

    private String text(OptionalLong now) {
      return now.isPresent() ? now.getAsLong() + " is there" : init.orElse(0) + " is gone";
    }

    @Override
    public Fault.Proof gone() {
      return starts();
    }

    @Override
    public String undo() {
      return "power on " + node() + ": in the hub of the lab, power.sh FOLDER " + node();
    }
  }
}
