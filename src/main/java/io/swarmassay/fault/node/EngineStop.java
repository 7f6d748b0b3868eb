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
 * SIGSTOP of the engines of nodes, which then hang. Containers run on; swarm calls the node down
 * after some heartbeats, and a hiccup of 3 s it does not notice.
 */
public record EngineStop() implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "engine-stop";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** Ready again after 0.1 s; the replica that is too many is stopped up to 4 s later. */
  @Override
  public Duration floor() {
    return Duration.ofMillis(100);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    NodeAccess terrain = new NodeAccess(deployment);
    return HarmBlow.each(this, victims, EFFECT, node -> new Stopped(terrain, node));
  }

  private static final class Stopped extends EngineHarm {
    Stopped(NodeAccess terrain, String node) {
      super(terrain, node);
    }

    @Override
    public void on() {
      terrain().hosts().signalEngine(node(), "STOP");
    }

    @Override
    public Proof bites() {
      String state = victim().map(Engine::state).orElse("gone");
      return new Proof(state.equals("T"), "engine process of " + node() + " is in state " + state);
    }

    /** An engine that died meanwhile is not stopped any more. */
    @Override
    public void off() {
      if (terrain().powered(node()) && starts().holds()) {
        terrain().hosts().signalEngine(node(), "CONT");
      }
    }

    @Override
    public String undo() {
      return "in " + node() + ", kill -CONT $(cat /run/docker.pid)";
    }
  }
}
