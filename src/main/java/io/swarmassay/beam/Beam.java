package io.swarmassay.beam;

import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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

  /**
   * Evaluates expressions on a node, interpreted there with what every node has: {@code erl_scan},
   * {@code erl_parse} and {@code erl_eval} of stdlib. Nothing is compiled, loaded or left behind,
   * so an image needs no compiler and its OTP may be any; functions called by name, {@code
   * timer:tc(M, F, A)} for one, run at full speed.
   *
   * @param script expressions, the last ended by a full stop; see {@link Script}
   * @param bindings values of the script's free variables
   * @return the value of the last expression
   */
  default Term evaluate(
      BeamNode node, Script script, Map<String, Term> bindings, Duration deadline) {
    return script.on(this, node, bindings, deadline);
  }

  /** Forgets connections and stops. */
  @Override
  void close();
}
