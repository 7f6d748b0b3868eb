package io.swarmassay.scenario.file;

import io.swarmassay.traffic.Traffic;
import io.swarmassay.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what runs throughout: a name, or a mapping of names to their settings. */
final class TrafficSection {
  private final SectionContext scope;

  TrafficSection(SectionContext scope) {
    this.scope = scope;
  }

  List<Traffic> read(Yaml node) {
    List<Traffic> kinds = new ArrayList<>();
    if (node.entries().isEmpty()) {
      scope.words().traffic().read(node, scope.problems()).ifPresent(kinds::add);
    }
    node.entries().values().forEach(entry -> read(entry).ifPresent(kinds::add));
    return kinds;
  }

  private Optional<Traffic> read(Yaml.Entry entry) {
    String name = entry.key().text().orElse("");
    return scope
        .words()
        .traffic()
        .read(entry.key(), name, Optional.of(entry.value()), scope.problems());
  }
}
