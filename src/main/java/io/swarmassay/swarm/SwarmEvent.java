package io.swarmassay.swarm;

import java.time.Instant;

/**
 * Something an engine reported.
 *
 * @param at the engine's own time of the event
 * @param node name of the node whose engine reported it
 * @param kind {@code container}, {@code service}, {@code node}, {@code network}, ...
 * @param action the engine's word, for example {@code start}, {@code die}, {@code update}
 * @param subject for containers the replica's name ({@code atomvm-node.2}), else the object's name
 * @param namespace the deployment it concerns; empty when it concerns none
 * @param id the engine's own identifier of it, for containers the full id that a {@link Replica}
 *     carries too
 * @param detail exit code, new state, ...; empty when there is none
 */
public record SwarmEvent(
    Instant at,
    String node,
    String kind,
    String action,
    String subject,
    String namespace,
    String id,
    String detail) {
  /** Whether an engine reports this of a container that runs a task of a deployment. */
  public boolean ofReplica() {
    return kind.equals("container") && !namespace.isEmpty();
  }
}
