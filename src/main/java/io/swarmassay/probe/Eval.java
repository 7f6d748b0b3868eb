package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.stack.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An Erlang expression, evaluated on each node, is answered alike by all, or as wanted, or both: a
 * cluster whose halves each believe to be the whole answers differently. What is asked changes
 * nothing as long as the expression does not. The least evidence is one node, or two where they are
 * to agree, and then on something.
 *
 * @param service one service; empty for each of the stack
 * @param expression one Erlang expression or several, separated by commas, without a full stop
 * @param agree whether all nodes must give the same answer
 * @param answer the wanted answer, as Erlang prints it; empty for any
 */
public record Eval(
    Optional<String> service, String expression, boolean agree, Optional<String> answer)
    implements Probe {
  private static final Set<String> EMPTY = Set.of("[]", "undefined", "{}", "");

  /** Every node sees the same nodes, itself included. */
  public Eval() {
    this("lists:sort([node() | nodes()])");
  }

  /** All nodes give the same answer. */
  public Eval(String expression) {
    this(Optional.empty(), expression, true, Optional.empty());
  }

  /** Refuses an expression that nothing is expected of. */
  public Eval {
    if (!agree && answer.isEmpty()) {
      throw new IllegalArgumentException("nothing is expected: give answer, or agree: true");
    }
  }

  @Override
  public String name() {
    return "eval";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> look(deployment, Crowd.nodes(deployment, service)));
  }

  private Reading look(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    if (crowd.pairs() == 0 && answer.isEmpty()) {
      return Reading.unproven(crowd.nodes().size() + " node, nobody to agree with");
    }
    List<String> faults = new ArrayList<>();
    Map<String, List<String>> said = new TreeMap<>();
    for (var one : AtOnce.ask(crowd.nodes(), Crowd.ANSWER, node -> ask(deployment, node))) {
      if (one.fine()) {
        said.computeIfAbsent(one.value().toString(), any -> new ArrayList<>())
            .add(one.question().name());
      } else {
        faults.add(Findings.named(one.question().replica().name(), one.fault()));
      }
    }
    faults.addAll(wrong(said));
    if (faults.isEmpty() && answer.isEmpty() && EMPTY.containsAll(said.keySet())) {
      return Reading.unproven(
          "every node says " + said.keySet() + ", which is nothing to agree on");
    }
    return faults.isEmpty()
        ? Reading.healthy(
            String.format(
                Locale.ROOT,
                "%d nodes say %s",
                crowd.nodes().size(),
                said.keySet().iterator().next()))
        : Findings.against("", faults);
  }

  private Term ask(Deployment deployment, BeamNode node) {
    Script script = new Script("eval", expression + ".");
    return deployment.beam().evaluate(node, script, Map.of(), Crowd.ANSWER);
  }

  /** Who says what, where it is not what is wanted, or not what the others say. */
  private List<String> wrong(Map<String, List<String>> said) {
    boolean differ = agree && said.size() > 1;
    List<String> faults = new ArrayList<>();
    said.forEach(
        (what, who) -> {
          boolean other = answer.isPresent() && !plain(answer.get()).equals(plain(what));
          if (differ || other) {
            String wanted = other ? ", not " + answer.get() : "";
            faults.add(
                String.format(Locale.ROOT, "%s: %s%s", String.join(", ", who), what, wanted));
          }
        });
    return faults;
  }

  /** Without what printing may or may not put between tokens. */
  private static String plain(String term) {
    return term.replaceAll("[\\s']", "");
  }
}
