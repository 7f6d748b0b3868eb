package io.swarmassay.scenario.file;

import io.swarmassay.yaml.Yaml;
import java.util.List;
import java.util.Optional;

/** Finds the node a path leads to. */
final class Places {
  private Places() {}

  /** The node at the end of a path, or the last one on the way that is there. */
  static Yaml of(Yaml root, List<Object> path) {
    Yaml here = root;
    for (Object part : path) {
      Optional<Yaml> next = next(here, part);
      if (next.isEmpty()) {
        return here;
      }
      here = next.get();
    }
    return here;
  }

  private static Optional<Yaml> next(Yaml here, Object part) {
    if (part instanceof Integer index) {
      return index < here.items().size() ? Optional.of(here.items().get(index)) : Optional.empty();
    }
    return here.get(String.valueOf(part));
  }
}
