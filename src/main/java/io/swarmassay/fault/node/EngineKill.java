package io.swarmassay.fault.node;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * SIGKILL of the engines of nodes. Containers live on without them; swarm calls the node down and
 * makes replacements, so that for a while more replicas run than are wanted.
 */
public record EngineKill() implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(15);

  @Override
  public String name() {
    return "engine-kill";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** Start to ready, measured 1.1 to 2.5 s. */
  @Override
  public Duration floor() {
    return Duration.ofMillis(1100);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    NodeAccess terrain = new NodeAccess(deployment);
    return HarmBlow.each(this, victims, EFFECT, node -> new Killed(terrain, node));
  }

  private static final class Killed extends EngineHarm {
    Killed(NodeAccess terrain, String node) {
      super(terrain, node);
    }

    @Override
    public void on() {
      terrain().hosts().signalEngine(node(), "KILL");
    }

    @Override
    public void off() {
      if (terrain().powered(node())) {
        terrain().hosts().startEngine(node());
      }
    }

    @Override
    public Proof bites() {
      boolean gone = victim().isEmpty() && engine().isEmpty();
      return new Proof(gone, "engine process of " + node() + (gone ? " is gone" : " is there"));
    }

    @Override
    public Fault.Proof gone() {
      return starts();
    }

    @Override
    public String undo() {
      return "in " + node() + ", engine.sh FOLDER " + node();
    }
  }
}
