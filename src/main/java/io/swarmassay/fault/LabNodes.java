package io.swarmassay.fault;

import io.swarmassay.swarm.SwarmNode;
import io.swarmassay.swarm.Victim;
import java.util.List;

/** Victims that must be nodes. */
public final class LabNodes {
  private LabNodes() {}

  /** The victims as nodes; throws when one is none. */
  public static List<SwarmNode> of(Fault fault, List<Victim> victims) {
    return victims.stream().map(victim -> node(fault, victim)).toList();
  }

  /** The names of the victims, which must be nodes. */
  public static List<String> names(Fault fault, List<Victim> victims) {
    return of(fault, victims).stream().map(SwarmNode::name).toList();
  }

  private static SwarmNode node(Fault fault, Victim victim) {
    if (victim instanceof SwarmNode node) {
      return node;
    }
    throw new IllegalArgumentException(fault.name() + " hits nodes, not " + victim.name());
  }
}
