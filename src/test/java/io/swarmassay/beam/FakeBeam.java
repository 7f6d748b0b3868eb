package io.swarmassay.beam;

import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** An observer of Erlang nodes in memory; what it was not told to answer, it refuses. */
public final class FakeBeam implements Beam {
  private final Map<String, List<BeamNode>> nodes = new HashMap<>();
  private final Map<String, BiFunction<BeamNode, List<Term>, Term>> functions = new HashMap<>();
  private final Map<String, BiFunction<BeamNode, Map<String, Term>, Term>> scripts =
      new HashMap<>();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** A node that the port mapper of its replica knows. */
  public FakeBeam knowing(BeamNode node) {
    nodes.computeIfAbsent(node.replica().name(), name -> new ArrayList<>()).add(node);
    return this;
  }

  /** What a function says, for example {@code erlang:whereis}. */
  public FakeBeam answering(String function, BiFunction<BeamNode, List<Term>, Term> answer) {
    functions.put(function, answer);
    return this;
  }

  /** What a script says, by its name. */
  public FakeBeam evaluating(String script, BiFunction<BeamNode, Map<String, Term>, Term> answer) {
    scripts.put(script, answer);
    return this;
  }

  /** What was called, in order: {@code node module:function}, {@code node script}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public List<BeamNode> nodes(Replica replica, Duration deadline) {
    List<BeamNode> known = nodes.get(replica.name());
    if (known == null) {
      throw new BeamException(replica.name() + ": no EPMD answers on 4369");
    }
    return List.copyOf(known);
  }

  @Override
  public Term call(
      BeamNode node, String module, String function, List<Term> arguments, Duration deadline) {
    return answer(node, module + ":" + function, arguments, functions);
  }

  @Override
  public Term evaluate(
      BeamNode node, Script script, Map<String, Term> bindings, Duration deadline) {
    return answer(node, script.name(), bindings, scripts);
  }

  private <T> Term answer(
      BeamNode node, String what, T about, Map<String, BiFunction<BeamNode, T, Term>> from) {
    calls.add(node.name() + " " + what);
    BiFunction<BeamNode, T, Term> answer = from.get(what);
    if (answer == null) {
      throw new BeamException(node.replica().name() + ": cookie refused");
    }
    return answer.apply(node, about);
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
