package io.swarmassay.fault.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Makes workers of managers, and managers again. Replicas stay where they are; a leader hands over
 * first.
 */
public record Demote() implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "demote";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** Two seconds after the promotion the node was not yet called reachable. */
  @Override
  public Duration floor() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HarmBlow.each(this, victims, EFFECT, node -> new Demoted(deployment.swarm(), node));
  }

  private static final class Demoted implements Harm {
    private final NodeSpecs wish;
    private final String node;

    Demoted(Swarm swarm, String node) {
      this.wish = new NodeSpecs(swarm);
      this.node = node;
    }

    @Override
    public void on() {
      wish.set(wish.node(node).id(), "Role", "worker");
    }

    @Override
    public void off() {
      wish.set(wish.node(node).id(), "Role", "manager");
    }

    @Override
    public Proof bites() {
      boolean leads = manages();
      return new Proof(!leads, node + (leads ? " still manages" : " calls itself a worker"));
    }

    /** When it manages again is swarm's recovery. */
    @Override
    public Proof gone() {
      boolean manager = wish.node(node).role() == SwarmNode.Role.MANAGER;
      return new Proof(manager, node + " is meant to be a " + (manager ? "manager" : "worker"));
    }

    @Override
    public Proof before() {
      boolean manages = manages();
      return new Proof(manages, node + (manages ? " manages" : " does not manage"));
    }

    /** What its own engine says: the swarm's list changes before the node does. */
    private boolean manages() {
      JsonNode says = wish.ask(node, "/info").at("/Swarm/ControlAvailable");
      if (!says.isBoolean()) {
        throw new SwarmException(0, node + " does not say whether it manages");
      }
      return says.asBoolean();
    }

    @Override
    public String undo() {
      return "docker node promote " + node;
    }
  }
}
