package io.swarmassay.stack.lint;

import io.swarmassay.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service as it stands in the stack file, and as the engine would be asked for it.
 *
 * @param name as the file has it
 * @param node its place in the file
 * @param body of {@code POST /services/create}
 */
record LintedService(String name, Yaml node, Map<?, ?> body) {
  /** The deepest part of a path of keys that the file has. */
  Yaml place(String... path) {
    Yaml at = node;
    for (String key : path) {
      Optional<Yaml> below = at.get(key);
      if (below.isEmpty()) {
        return at;
      }
      at = below.get();
    }
    return at;
  }

  /** The value at a path of keys of the body, when it is of that type. */
  <T> Optional<T> at(Class<T> type, String... path) {
    Object value = body;
    for (String key : path) {
      value = value instanceof Map<?, ?> inner ? inner.get(key) : null;
    }
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  /** The mappings in a list at a path of keys of the body. */
  List<Map<?, ?>> all(String... path) {
    return at(List.class, path).stream()
        .flatMap(list -> ((List<?>) list).stream())
        .filter(Map.class::isInstance)
        .<Map<?, ?>>map(item -> (Map<?, ?>) item)
        .toList();
  }

  /** A duration in nanoseconds, a size, or a number. */
  Optional<Long> number(String... path) {
    return at(Number.class, path).map(Number::longValue);
  }

  boolean global() {
    return at(Map.class, "Mode", "Global").isPresent();
  }

  boolean replicated() {
    return at(Map.class, "Mode", "Replicated").isPresent();
  }

  /** How many tasks are wanted; one for each node of so many when it is global. */
  long tasks(int nodes) {
    return global() ? nodes : number("Mode", "Replicated", "Replicas").orElse(1L);
  }

  /** The ports that its tasks take of their node. */
  List<String> hostPorts() {
    return all("EndpointSpec", "Ports").stream()
        .filter(port -> "host".equals(port.get("PublishMode")))
        .filter(port -> port.get("PublishedPort") != null)
        .map(port -> String.valueOf(port.get("PublishedPort")))
        .toList();
  }

  /** Whether new tasks start before the old ones stop. */
  boolean startFirst() {
    return at(String.class, "UpdateConfig", "Order").filter("start-first"::equals).isPresent();
  }
}
