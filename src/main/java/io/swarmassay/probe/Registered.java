package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Term;
import io.swarmassay.stack.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A process is registered under a name, and so alive, on every Erlang node.
 *
 * @param service one service; empty for each of the stack
 * @param process the registered name
 */
public record Registered(Optional<String> service, String process) implements Probe {
  /** The document's message handler on every node. */
  public Registered() {
    this(Optional.empty(), "msg_handler");
  }

  /** A process of this name, on every node. */
  public static Registered registered(String process) {
    return new Registered(Optional.empty(), process);
  }

  @Override
  public String name() {
    return "registered";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> look(deployment, Crowd.nodes(deployment, service)));
  }

  private Reading look(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    List<String> faults = new ArrayList<>();
    for (var answer : AtOnce.ask(crowd.nodes(), Crowd.ANSWER, node -> ask(deployment, node))) {
      BeamNode node = answer.question();
      if (!answer.fine()) {
        faults.add(Findings.named(node.replica().name(), answer.fault()));
      } else if (!(answer.value() instanceof Term.Pid)) {
        faults.add(
            String.format(
                Locale.ROOT, "%s: no %s on %s", node.replica().name(), process, node.name()));
      }
    }
    String count =
        String.format(
            Locale.ROOT,
            "%s on %d of %d nodes",
            process,
            crowd.nodes().size() - faults.size(),
            crowd.nodes().size());
    return faults.isEmpty() ? Reading.healthy(count) : Findings.against(count, faults);
  }

  private Term ask(Deployment deployment, BeamNode node) {
    return deployment
        .beam()
        .call(node, "erlang", "whereis", List.of(Term.atom(process)), Crowd.ANSWER);
  }
}
