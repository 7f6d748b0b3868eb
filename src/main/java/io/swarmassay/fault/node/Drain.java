package io.swarmassay.fault.node;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes nodes out of the schedule: drained ones lose their replicas to others, paused ones only get
 * no new ones. Nothing moves back afterwards.
 *
 * @param availability which of both
 */
public record Drain(Availability availability) implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(40);

  /** Drains. */
  public Drain() {
    this(Availability.DRAIN);
  }

  /** What swarm may not do with a node. */
  public enum Availability {
    /** Run anything there. */
    DRAIN,
    /** Start anything there. */
    PAUSE;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String name() {
    return "drain";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** Swarm moves what ran on the node. */
  @Override
  public boolean replaces() {
    return true;
  }

  /** Nothing moves back, so nothing has to come back. */
  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HarmBlow.each(this, victims, EFFECT, node -> new Drained(deployment, node));
  }

  private final class Drained implements Harm {
    private static final String ACTIVE = "active";

    private final Deployment deployment;
    private final NodeSpecs wish;
    private final String node;

    Drained(Deployment deployment, String node) {
      this.deployment = deployment;
      this.wish = new NodeSpecs(deployment.swarm());
      this.node = node;
    }

    @Override
    public void on() {
      wish.set(wish.node(node).id(), "Availability", availability.word());
    }

    @Override
    public void off() {
      wish.set(wish.node(node).id(), "Availability", ACTIVE);
    }

    @Override
    public Proof bites() {
      long there = deployment.running().stream().filter(r -> r.node().equals(node)).count();
      String now = wish.node(node).availability();
      boolean empty = availability == Availability.PAUSE || there == 0;
      return new Proof(
          now.equals(availability.word()) && empty,
          node + " is in " + now + " and runs " + there + " replicas of the stack");
    }

    @Override
    public Proof gone() {
      String now = wish.node(node).availability();
      return new Proof(now.equals(ACTIVE), node + " is " + now);
    }

    @Override
    public String undo() {
      return "docker node update --availability active " + node;
    }
  }
}
