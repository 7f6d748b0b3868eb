package io.swarmassay.scenario;

/** What a fault can be aimed at. */
public enum Hits {
  /** Replicas of a service. */
  REPLICAS,
  /** Nodes of the lab. */
  NODES
}
