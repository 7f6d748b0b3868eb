package io.swarmassay.fault.network;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.LabNodes;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Cuts all that goes between nodes. Swarm calls a node that is cut from the leader down after one
 * to four heartbeats and makes replacements; a cut of a few seconds it never notices.
 *
 * @param shape how the cut runs
 * @param direction which way it goes; only a split can go one way
 */
public record Partition(Shape shape, Direction direction) implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(10);

  /** Discard: nobody listens, packets are counted where they enter the node. */
  private static final List<String> KINDS = List.of("udp:9");

  /** Splits the victims, together, from all others. */
  public Partition() {
    this(Shape.SPLIT, Direction.BOTH);
  }

  /** Refuses a shape that cannot go one way. */
  public Partition {
    if (shape != Shape.SPLIT && direction != Direction.BOTH) {
      throw new IllegalArgumentException("only a split can be mute or deaf");
    }
  }

  @Override
  public String name() {
    return "partition";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.NFTABLES);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** Nothing to wait for when swarm did not notice; else the first look-up that is right again. */
  @Override
  public Duration floor() {
    return Duration.ofMillis(400);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    NodeAccess terrain = new NodeAccess(deployment);
    List<String> whom = LabNodes.names(this, victims);
    Set<Link> cut = shape.cut(terrain.nodes(), whom, direction);
    if (cut.isEmpty()) {
      throw new IllegalArgumentException(
          "a " + shape + " of " + whom + " in " + terrain.nodes() + " cuts nothing");
    }
    String rule = direction == Direction.BOTH ? "" : "ether type { ip, ip6 }";
    return new HarmBlow(new CutHarm(terrain, name(), cut, List.of(rule), KINDS), EFFECT);
  }
}
