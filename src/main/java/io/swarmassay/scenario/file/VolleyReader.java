package io.swarmassay.scenario.file;

import io.swarmassay.scenario.Fields;
import io.swarmassay.scenario.Step;
import io.swarmassay.yaml.Yaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads several strikes by the clock. */
final class VolleyReader {
  private static final String HINT = "write - {at: 300ms, inflict: kill, on: {one: SERVICE}}";
  private final SectionContext scope;

  VolleyReader(SectionContext scope) {
    this.scope = scope;
  }

  Optional<Step.Volley> read(Yaml node) {
    Fields fields = new Fields(node, Set.of("volley", "recover-within"), scope.problems());
    Yaml list = fields.get("volley").orElseThrow();
    if (list.items().isEmpty()) {
      scope.problems().add(list, "expected a list of strikes, not " + Fields.instead(list), HINT);
    }
    InflictReader reader = new InflictReader(scope);
    List<Step.Shot> shots = new ArrayList<>();
    list.items().forEach(each -> reader.shot(each).ifPresent(shots::add));
    Optional<Duration> within = fields.read("recover-within", Duration.class);
    return shots.isEmpty() || shots.size() < list.items().size()
        ? Optional.empty()
        : Optional.of(new Step.Volley(shots, within));
  }
}
