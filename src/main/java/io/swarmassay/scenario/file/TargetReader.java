package io.swarmassay.scenario.file;

import io.swarmassay.fault.Target;
import io.swarmassay.scenario.Fields;
import io.swarmassay.scenario.Kind;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Reads whom a fault hits. */
final class TargetReader {
  private static final Map<String, Target.Nodes.Rule> BARE =
      Map.of(
          "leader", Target.Nodes.Rule.LEADER,
          "follower", Target.Nodes.Rule.FOLLOWER,
          "worker", Target.Nodes.Rule.WORKER);

  private static final String FORMS =
      "write {one: SERVICE}, {some: 2, of: SERVICE}, {all: SERVICE}, {minority: SERVICE},"
          + " {majority: SERVICE}, {slot: 2, of: SERVICE}, leader,"
          + " follower, worker, {minority: nodes}, {majority: nodes}, {all: nodes},"
          + " {node-of: {slot: 2, of: SERVICE}} or {nodes: [n1, n2]}";

  private static final Set<String> KEYS =
      Set.of("one", "some", "all", "slot", "minority", "majority", "node-of", "nodes");

  private final Problems problems;

  TargetReader(Problems problems) {
    this.problems = problems;
  }

  Optional<Target> read(Yaml node) {
    if (node.text().isPresent()) {
      return bare(node, node.text().get());
    }
    Set<String> found = new TreeSet<>(node.entries().keySet());
    found.retainAll(KEYS);
    if (found.size() != 1) {
      return refuse(node, found);
    }
    return keyed(node, found.iterator().next());
  }

  private Optional<Target> refuse(Yaml node, Set<String> found) {
    var strange = node.entries().keySet().stream().filter(key -> !key.equals("of")).findFirst();
    if (found.size() > 1) {
      problems.add(node, "'" + String.join("' and '", found) + "' at once", "choose one");
    } else if (strange.isPresent()) {
      Yaml key = node.entries().get(strange.get()).key();
      problems.add(
          key, "unknown target '" + strange.get() + "'", SpellingHints.hint(strange.get(), KEYS));
    } else {
      problems.add(node, "expected a target, not " + Fields.instead(node), FORMS);
    }
    return Optional.empty();
  }

  private Optional<Target> bare(Yaml node, String word) {
    Target.Nodes.Rule rule = BARE.get(word);
    if (rule == null) {
      problems.add(node, "'" + word + "' is not a target", FORMS);
      return Optional.empty();
    }
    return Optional.of(new Target.Nodes(rule, List.of()));
  }

  private Optional<Target> keyed(Yaml node, String key) {
    boolean counted = key.equals("some") || key.equals("slot");
    Fields fields = new Fields(node, counted ? Set.of(key, "of") : Set.of(key), problems);
    return switch (key) {
      case "one" -> fields.read(key, String.class).map(Target.One::new);
      case "all" -> fields.read(key, String.class).map(TargetReader::all);
      case "some" -> counted(fields, key, Target.Some::new);
      case "slot" -> counted(fields, key, Target.Slot::new);
      case "minority", "majority" -> fields.read(key, String.class).map(what -> share(what, key));
      case "nodes" -> named(node.get(key).orElseThrow());
      default -> nodeOf(node.get(key).orElseThrow());
    };
  }

  private static Target all(String what) {
    return what.equals("nodes")
        ? new Target.Nodes(Target.Nodes.Rule.ALL, List.of())
        : new Target.All(what);
  }

  private Optional<Target> counted(
      Fields fields, String key, BiFunction<String, Integer, Target> make) {
    Optional<Integer> number = fields.read(key, int.class);
    Optional<String> service =
        fields
            .require("of", "write {" + key + ": " + number.orElse(2) + ", of: SERVICE}")
            .flatMap(node -> fields.read("of", String.class));
    if (number.isPresent() && number.get() < 1) {
      problems.add(fields.get(key).orElseThrow(), "'" + key + "' counts from 1", "");
      return Optional.empty();
    }
    return number.flatMap(n -> service.map(name -> make.apply(name, n)));
  }

  /** A part of the nodes, or of a service's replicas. */
  private static Target share(String what, String key) {
    return what.equals("nodes")
        ? Target.nodes(Target.Nodes.Rule.valueOf(key.toUpperCase(Locale.ROOT)))
        : Target.share(Target.Share.Of.valueOf(key.toUpperCase(Locale.ROOT)), what);
  }

  private Optional<Target> named(Yaml node) {
    Optional<Object> names = new Kind.ListKind(Kind.of(String.class)).read(node, problems);
    return names.map(
        list ->
            new Target.Nodes(
                Target.Nodes.Rule.NAMED, ((List<?>) list).stream().map(String::valueOf).toList()));
  }

  private Optional<Target> nodeOf(Yaml node) {
    Fields fields = new Fields(node, Set.of("slot", "of"), problems);
    fields.require("slot", "write node-of: {slot: 2, of: SERVICE}");
    return counted(fields, "slot", Target.NodeOf::new);
  }
}
