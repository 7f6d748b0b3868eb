package io.swarmassay.scenario;

import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.util.Optional;
import java.util.Set;

/** The keys of one mapping in a file, each of which must be known. */
public final class Fields {
  private final Yaml node;
  private final Problems problems;

  /** Says what is wrong with the mapping: not one at all, or keys nobody knows. */
  public Fields(Yaml node, Set<String> known, Problems problems) {
    this.node = node;
    this.problems = problems;
    if (!(node.content() instanceof Yaml.Mapping)) {
      problems.add(
          node,
          "expected a mapping, not " + node.kind(),
          "keys: " + String.join(", ", new java.util.TreeSet<>(known)));
    }
    node.entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                problems.add(
                    entry.key(), "unknown key '" + name + "'", SpellingHints.hint(name, known));
              }
            });
  }

  /** The value of a key, if it is there. */
  public Optional<Yaml> get(String key) {
    return node.get(key);
  }

  /** The place of the mapping itself. */
  public Yaml node() {
    return node;
  }

  /** The value of a key that must be there; a problem says so when it is not. */
  public Optional<Yaml> require(String key, String hint) {
    if (node.get(key).isEmpty() && node.content() instanceof Yaml.Mapping) {
      problems.add(node, "'" + key + "' is missing", hint);
    }
    return node.get(key);
  }

  /** A value of a plain type, if the key is there and its value can be read. */
  @SuppressWarnings("unchecked")
  public <V> Optional<V> read(String key, Class<V> type) {
    return node.get(key).flatMap(value -> (Optional<V>) Kind.of(type).read(value, problems));
  }

  /** What stands there instead of what was expected: {@code a list}, {@code an empty list}. */
  public static String instead(Yaml node) {
    boolean empty =
        node.content() instanceof Yaml.Sequence list && list.items().isEmpty()
            || node.content() instanceof Yaml.Mapping map && map.entries().isEmpty();
    return empty ? node.kind().replaceFirst("^a ", "an empty ") : node.kind();
  }
}
