package io.swarmassay.scenario.file;

import io.swarmassay.scenario.Fields;
import io.swarmassay.scenario.Step;
import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the steps: each is a mapping with one of the keys that name a kind of step. */
final class StepsSection {
  private static final String HINT = "write - inflict: kill, - scale: {SERVICE: 5} or - wait: 5s";
  private final SectionContext scope;
  private final Map<String, Function<Yaml, Optional<? extends Step>>> kinds;

  StepsSection(SectionContext scope) {
    this.scope = scope;
    this.kinds =
        Map.of(
            "inflict", new InflictReader(scope)::read,
            "scale", new ScaleReader(scope)::read,
            "storm", new StormReader(scope)::read,
            "volley", new VolleyReader(scope)::read,
            "wait", new WaitReader(scope)::read);
  }

  List<Step> read(Yaml list) {
    if (!(list.content() instanceof Yaml.Sequence)) {
      scope.problems().add(list, "expected a list of steps, not " + list.kind(), HINT);
    }
    List<Step> steps = new ArrayList<>();
    list.items().forEach(node -> step(node).ifPresent(steps::add));
    return steps;
  }

  private Optional<? extends Step> step(Yaml node) {
    Set<String> found = new TreeSet<>(node.entries().keySet());
    found.retainAll(kinds.keySet());
    if (found.size() == 1) {
      return kinds.get(found.iterator().next()).apply(node);
    }
    if (found.size() > 1) {
      scope
          .problems()
          .add(node, "one step with '" + String.join("' and '", found) + "'", "make it two");
    } else if (node.entries().isEmpty()) {
      scope.problems().add(node, "expected a step, not " + Fields.instead(node), HINT);
    } else {
      Yaml key = node.entries().values().iterator().next().key();
      String name = key.text().orElse("");
      scope
          .problems()
          .add(key, "unknown step '" + name + "'", SpellingHints.hint(name, kinds.keySet()));
    }
    return Optional.empty();
  }
}
