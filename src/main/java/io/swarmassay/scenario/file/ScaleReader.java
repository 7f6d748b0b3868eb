package io.swarmassay.scenario.file;

import io.swarmassay.scenario.Fields;
import io.swarmassay.scenario.Kind;
import io.swarmassay.scenario.Step;
import io.swarmassay.yaml.Yaml;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a step that sets wanted replicas. */
final class ScaleReader {
  private final SectionContext scope;

  ScaleReader(SectionContext scope) {
    this.scope = scope;
  }

  Optional<Step.Scale> read(Yaml node) {
    Fields fields = new Fields(node, Set.of("scale", "recover-within"), scope.problems());
    Yaml wanted = fields.get("scale").orElseThrow();
    if (wanted.entries().isEmpty()) {
      scope
          .problems()
          .add(
              wanted,
              "expected services and numbers, not " + Fields.instead(wanted),
              "write {SERVICE: 5}");
    }
    Map<String, Integer> replicas = new LinkedHashMap<>();
    wanted
        .entries()
        .forEach(
            (service, entry) -> number(entry.value()).ifPresent(n -> replicas.put(service, n)));
    Optional<Duration> within = fields.read("recover-within", Duration.class);
    return replicas.isEmpty() ? Optional.empty() : Optional.of(new Step.Scale(replicas, within));
  }

  private Optional<Integer> number(Yaml node) {
    Optional<Integer> number =
        Kind.of(int.class).read(node, scope.problems()).map(Integer.class::cast);
    if (number.isPresent() && number.get() < 0) {
      scope.problems().add(node, "replicas cannot be " + number.get(), "0 or more");
    }
    return number;
  }
}
