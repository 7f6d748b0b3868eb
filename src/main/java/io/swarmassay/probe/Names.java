package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.stack.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every Erlang node resolves the host name of every node, its own included, and the names of the
 * services, as its own resolver sees them.
 *
 * @param service one service; empty for each of the stack
 */
public record Names(Optional<String> service) implements Probe {
  private static final Script SCRIPT = Script.of(Names.class, "names.exprs");

  /** In all nodes of the stack. */
  public Names() {
    this(Optional.empty());
  }

  /** In all nodes of the stack. */
  public static Names names() {
    return new Names();
  }

  @Override
  public String name() {
    return "names";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Faults.caught(() -> resolve(deployment, Crowd.nodes(deployment, service)));
  }

  private Reading resolve(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    List<String> wanted = wanted(deployment, crowd);
    List<String> faults = new ArrayList<>();
    int resolved = 0;
    for (var answer :
        AtOnce.ask(crowd.nodes(), Crowd.ANSWER, node -> ask(deployment, node, wanted))) {
      if (!answer.fine()) {
        faults.add(Faults.named(answer.question().replica().name(), answer.fault()));
        continue;
      }
      for (Term look : answer.value().parts()) {
        Term found = look.parts().get(1);
        boolean ok = found instanceof Term.Tuple result && result.tagged("ok", 2);
        resolved += ok ? 1 : 0;
        if (!ok) {
          faults.add(unresolved(answer.question(), look.parts().get(0), found));
        }
      }
    }
    String count =
        "%d of %d look-ups resolve".formatted(resolved, wanted.size() * crowd.nodes().size());
    if (faults.isEmpty() && resolved < wanted.size() * crowd.nodes().size()) {
      faults.add("the other look-ups were not answered for");
    }
    return faults.isEmpty() ? Reading.healthy(count) : Faults.against(count, faults);
  }

  private List<String> wanted(Deployment deployment, Crowd crowd) {
    Stream<String> hosts = crowd.nodes().stream().map(node -> host(node.name()));
    Stream<String> services = service.map(Stream::of).orElse(deployment.services().stream());
    return Stream.concat(hosts, services).distinct().toList();
  }

  private static String host(String node) {
    return node.substring(node.indexOf('@') + 1);
  }

  private static Term ask(Deployment deployment, BeamNode node, List<String> names) {
    Map<String, Term> free =
        Map.of(
            "Names",
            new Term.Listed(names.stream().map(Term::string).toList()),
            "Limit",
            Term.integer(Crowd.WORK.toMillis()));
    return deployment.beam().evaluate(node, SCRIPT, free, Crowd.ANSWER);
  }

  private static String unresolved(BeamNode node, Term name, Term found) {
    String why =
        found instanceof Term.Tuple error && error.tagged("error", 2)
            ? error.elements().get(1).text()
            : "not resolved within " + Crowd.WORK.toMillis() + " ms";
    return "%s: cannot resolve %s (%s)".formatted(node.replica().name(), name.text(), why);
  }
}
