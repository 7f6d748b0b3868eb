package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names with values, written as a mapping or as a list of {@code name=value}. */
record Pairs(StackFileContext scope, String path) {
  /** The pairs in file order; a name without a value has none. */
  Map<String, Optional<String>> read(Yaml node) {
    Map<String, Optional<String>> pairs = new LinkedHashMap<>();
    if (node.content() instanceof Yaml.Scalar) {
      String message = path + " must be a mapping or a list of name=value, not text";
      scope.problems().add(node, message, "");
    }
    node.entries().forEach((name, entry) -> pairs.put(name, value(name, entry.value())));
    node.items().forEach(item -> add(item, pairs));
    return pairs;
  }

  private Optional<String> value(String name, Yaml value) {
    return value.isNull() ? Optional.empty() : scope.values().loose(value, path + "." + name);
  }

  private void add(Yaml item, Map<String, Optional<String>> pairs) {
    Optional<String> text = scope.values().text(item, path + " item");
    if (text.isEmpty()) {
      return;
    }
    int sign = text.get().indexOf('=');
    String name = sign < 0 ? text.get() : text.get().substring(0, sign);
    Optional<String> value =
        sign < 0 ? Optional.empty() : Optional.of(text.get().substring(sign + 1));
    if (name.isBlank()) {
      scope.problems().add(item, path + " has an item without a name", "write name=value");
    } else if (pairs.put(name, value) != null) {
      scope
          .problems()
          .warn(item, "'" + name + "' stands twice in " + path + ": the last counts", "keep one");
    }
  }
}
