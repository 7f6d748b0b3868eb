package io.swarmassay.fault;

import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Victim;
import java.util.List;

/** Victims that must be replicas. */
public final class ReplicaTargets {
  private ReplicaTargets() {}

  /** The victims as replicas; throws when one is none. */
  public static List<Replica> of(Fault fault, List<Victim> victims) {
    return victims.stream().map(victim -> replica(fault, victim)).toList();
  }

  private static Replica replica(Fault fault, Victim victim) {
    if (victim instanceof Replica replica) {
      return replica;
    }
    throw new IllegalArgumentException(fault.name() + " hits replicas, not " + victim.name());
  }
}
