package io.swarmassay.swarm;

/**
 * An engine in the swarm, as a manager saw it at one moment.
 *
 * @param id swarm's own identifier
 * @param name host name, unique in a lab ({@code n1}, {@code n2}, ...)
 * @param address address the node advertises
 * @param role what it may do
 * @param leader whether it led the managers
 * @param state swarm's word: {@code ready}, {@code down}, {@code unknown}, {@code disconnected}
 * @param availability swarm's word: {@code active}, {@code pause}, {@code drain}
 * @param reachability for managers {@code reachable} or {@code unreachable}; empty for workers
 */
public record SwarmNode(
    String id,
    String name,
    String address,
    Role role,
    boolean leader,
    String state,
    String availability,
    String reachability)
    implements Victim {

  /** What a node may do in its swarm. */
  public enum Role {
    MANAGER,
    WORKER
  }

  /** Whether swarm calls the node ready and, for a manager, reachable. */
  public boolean healthy() {
    return state.equals("ready") && (role == Role.WORKER || reachability.equals("reachable"));
  }
}
