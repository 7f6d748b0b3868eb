package io.swarmassay.beam;

import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.List;

/**
 * A hidden observer that asks Erlang nodes without joining their mesh. It reaches each node through
 * the node's own loopback, so it still reads one that is cut off from the overlay. Every call has a
 * deadline and throws {@link BeamException}; addresses are looked up at each dial.
 */
public interface Beam extends AutoCloseable {
  /** Nodes registered with the EPMD of a replica; throws when no EPMD answers. */
  List<BeamNode> nodes(Replica replica, Duration deadline);

  /**
   * Calls a function on a node.
   *
   * @return the function's result, {@code {badrpc, Reason}} included
   */
  Term call(BeamNode node, String module, String function, List<Term> arguments, Duration deadline);

  /** Forgets connections and stops. */
  @Override
  void close();
}
