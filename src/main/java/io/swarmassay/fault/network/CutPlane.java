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
import java.util.stream.Stream;

/**
 * Cuts one kind of swarm's traffic between the victims and all other nodes.
 *
 * @param plane which kind
 * @param direction which way
 */
public record CutPlane(Plane plane, Direction direction) implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(10);

  /** Cuts the data plane both ways: swarm says that all is well, and no packet crosses. */
  public CutPlane() {
    this(Plane.DATA, Direction.BOTH);
  }

  /** One of swarm's three kinds of traffic. */
  public enum Plane {
    /** Management: raft, and what nodes report (TCP 2377). */
    RAFT("tcp:2377"),
    /** Membership and service discovery (TCP and UDP 7946). */
    GOSSIP("udp:7946", "tcp:7946"),
    /** The overlay itself, VXLAN (UDP 4789). */
    DATA("udp:4789");

    private final List<String> ports;

    Plane(String... ports) {
      this.ports = List.of(ports);
    }

    /** Packets to and from its ports. */
    private List<String> rules() {
      return ports.stream()
          .flatMap(port -> Stream.of(port.replace(":", " dport "), port.replace(":", " sport ")))
          .toList();
    }
  }

  @Override
  public String name() {
    return "cut-plane";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.NFTABLES);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /**
   * The data plane heals at once, management within a heartbeat, gossip within a second. After some
   * 8 s gossip takes the victims' names away, and then it may be 47 s until they are back: when
   * dead members are asked again is swarm's chance.
   */
  @Override
  public Duration floor() {
    return switch (plane) {
      case DATA -> Duration.ZERO;
      case RAFT -> Duration.ofMillis(400);
      case GOSSIP -> Duration.ofSeconds(1);
    };
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    NodeAccess terrain = new NodeAccess(deployment);
    List<String> whom = LabNodes.names(this, victims);
    Set<Link> cut = Shape.SPLIT.cut(terrain.nodes(), whom, direction);
    return new HarmBlow(new CutHarm(terrain, name(), cut, plane.rules(), plane.ports), EFFECT);
  }
}
