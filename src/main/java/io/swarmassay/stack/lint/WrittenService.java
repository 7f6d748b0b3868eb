package io.swarmassay.stack.lint;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service as it stands in the stack file, and as the engine would be asked for it.
 *
 * @param name as the file has it
 * @param node its place in the file
 * @param body of {@code POST /services/create}
 */
public record WrittenService(String name, Yaml node, Map<?, ?> body) {
  /** The services of a stack file, with what the file asks for. */
  public static Stream<WrittenService> all(Yaml root, Blueprint blueprint) {
    Yaml services = root.get("services").orElse(root);
    return blueprint.services().stream()
        .filter(body -> body.get("Name") != null)
        .map(body -> of(services, blueprint, body));
  }

  private static WrittenService of(Yaml services, Blueprint blueprint, Map<?, ?> body) {
    String whole = String.valueOf(body.get("Name"));
    String name = whole.substring(blueprint.namespace().length() + 1);
    return new WrittenService(name, services.get(name).orElse(services), body);
  }

  /** The deepest part of a path of keys that the file has. */
  public Yaml place(String... path) {
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

  /** Whether the file has all of a path of keys. */
  public boolean has(String... path) {
    Optional<Yaml> at = Optional.of(node);
    for (String key : path) {
      at = at.flatMap(yaml -> yaml.get(key));
    }
    return at.isPresent();
  }

  /** The value at a path of keys of the body, when it is of that type. */
  public <T> Optional<T> at(Class<T> type, String... path) {
    Object value = body;
    for (String key : path) {
      value = value instanceof Map<?, ?> inner ? inner.get(key) : null;
    }
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  /** The mappings in a list at a path of keys of the body. */
  public List<Map<?, ?>> all(String... path) {
    return at(List.class, path).stream()
        .flatMap(list -> ((List<?>) list).stream())
        .filter(Map.class::isInstance)
        .<Map<?, ?>>map(item -> (Map<?, ?>) item)
        .toList();
  }

  /** A duration in nanoseconds, a size, or a number. */
  public Optional<Long> number(String... path) {
    return at(Number.class, path).map(Number::longValue);
  }

  boolean global() {
    return at(Map.class, "Mode", "Global").isPresent();
  }

  /** Whether so many tasks are wanted, and not one for each node. */
  public boolean replicated() {
    return at(Map.class, "Mode", "Replicated").isPresent();
  }

  /** How many tasks are wanted; one for each node of so many when it is global. */
  public long tasks(int nodes) {
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
