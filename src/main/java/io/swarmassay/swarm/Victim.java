package io.swarmassay.swarm;

/** Something a fault can hurt: a {@link Replica} or a {@link SwarmNode}. */
public sealed interface Victim permits Replica, SwarmNode {
  /** The name people read in reports, for example {@code atomvm-node.2} or {@code n1}. */
  String name();
}
