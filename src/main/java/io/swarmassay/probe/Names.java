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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every Erlang node resolves the host name of every node, its own included, and the names of the
 * services, as its own resolver sees them; where swarm knows the addresses, to exactly those. Its
 * own host name may be any of its own addresses, and a service behind a virtual address any one.
 * The least evidence is one node.
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
    return Findings.caught(() -> resolve(deployment, Crowd.nodes(deployment, service)));
  }

  private Reading resolve(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    List<String> wanted = wanted(deployment, crowd);
    Truth truth = new Truth(deployment.namespace(), crowd, AddressBook.of(deployment));
    List<String> faults = new ArrayList<>();
    List<Reading.Lookup> lookups = new ArrayList<>();
    int right = 0;
    for (var answer :
        AtOnce.ask(crowd.nodes(), Crowd.ANSWER, node -> ask(deployment, node, wanted))) {
      if (!answer.fine()) {
        faults.add(Findings.named(answer.question().replica().name(), answer.fault()));
        continue;
      }
      for (Term look : answer.value().parts()) {
        Look one = Look.of(answer.question(), look, truth);
        one.lookup().ifPresent(lookups::add);
        one.fault().ifPresent(faults::add);
        right += one.fault().isEmpty() ? 1 : 0;
      }
    }
    int all = wanted.size() * crowd.nodes().size();
    if (faults.isEmpty() && right < all) {
      faults.add("the other look-ups were not answered for");
    }
    if (faults.isEmpty() && lookups.isEmpty()) {
      return Reading.unproven("no look-up could be compared with an address that swarm knows");
    }
    String count = String.format(Locale.ROOT, "%d of %d look-ups resolve", right, all);
    Reading reading = faults.isEmpty() ? Reading.healthy(count) : Findings.against(count, faults);
    return reading.with(lookups);
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

  /** What names must resolve to, by swarm's word. */
  private record Truth(String namespace, Crowd crowd, AddressBook book) {
    /** Either of these sets; none where any answer will do. */
    Set<Set<String>> of(BeamNode asking, String name) {
      String task = asking.replica().taskId();
      if (host(asking.name()).equals(name)) {
        return Set.of();
      }
      Set<String> tasks =
          crowd.nodes().stream()
              .filter(node -> host(node.name()).equals(name))
              .map(node -> node.replica().taskId())
              .collect(Collectors.toSet());
      return tasks.isEmpty()
          ? book.seenBy(task).getOrDefault(namespace + "_" + name, Set.of())
          : book.ofTasks(task, tasks);
    }
  }

  /** One look-up, and what is wrong with it. */
  private record Look(Optional<Reading.Lookup> lookup, Optional<String> fault) {
    static Look of(BeamNode node, Term look, Truth truth) {
      String name = look.parts().get(0).text();
      Term found = look.parts().get(1);
      if (!(found instanceof Term.Tuple result && result.tagged("ok", 2))) {
        return new Look(Optional.empty(), Optional.of(unresolved(node, name, found)));
      }
      Set<String> said =
          result.elements().get(1).parts().stream()
              .map(Look::address)
              .collect(Collectors.toCollection(TreeSet::new));
      Set<Set<String>> either = truth.of(node, name);
      if (either.isEmpty()) {
        return new Look(Optional.empty(), Optional.empty());
      }
      boolean right = either.contains(said);
      List<String> one = List.copyOf(right ? said : either.iterator().next());
      var lookup = new Reading.Lookup(node.name(), name, List.copyOf(said), one);
      return new Look(
          Optional.of(lookup),
          right ? Optional.empty() : Optional.of(stale(node, name, said, either)));
    }

    private static String address(Term term) {
      return term.parts().stream().map(Term::text).collect(Collectors.joining("."));
    }

    private static String stale(
        BeamNode node, String name, Set<String> said, Set<Set<String>> either) {
      return String.format(
          Locale.ROOT,
          "%s: %s is %s for its Erlang node, and %s for swarm",
          node.replica().name(),
          name,
          said,
          String.join(" or ", either.stream().map(Set::toString).toList()));
    }

    private static String unresolved(BeamNode node, String name, Term found) {
      String why =
          found instanceof Term.Tuple error && error.tagged("error", 2)
              ? error.elements().get(1).text()
              : "not resolved within " + Crowd.WORK.toMillis() + " ms";
      return String.format(
          Locale.ROOT, "%s: cannot resolve %s (%s)", node.replica().name(), name, why);
    }
  }
}
