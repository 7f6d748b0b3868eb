package io.swarmassay.scenario.file;

import io.swarmassay.scenario.Fields;
import io.swarmassay.scenario.Step;
import io.swarmassay.yaml.Yaml;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads quiet time. */
final class WaitReader {
  private final SectionContext scope;

  WaitReader(SectionContext scope) {
    this.scope = scope;
  }

  Optional<Step.Wait> read(Yaml node) {
    return new Fields(node, Set.of("wait"), scope.problems())
        .read("wait", Duration.class)
        .map(Step.Wait::new);
  }
}
