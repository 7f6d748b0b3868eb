package io.swarmassay.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of a YAML file that knows its place. Aliases and merge keys ({@code <<}) are resolved.
 *
 * @param file the file as the user named it
 * @param line from 1
 * @param column from 1
 * @param content what it holds
 */
public record Yaml(String file, int line, int column, Content content) {

  /** What a node can hold. */
  public sealed interface Content {}

  /** A scalar: its text, and whether it was quoted (then it is a string whatever it looks like). */
  public record Scalar(String text, boolean quoted) implements Content {}

  /** A sequence. */
  public record Sequence(List<Yaml> items) implements Content {}

  /** A mapping in file order. */
  public record Mapping(Map<String, Entry> entries) implements Content {}

  /** A key's own place and its value. */
  public record Entry(Yaml key, Yaml value) {}

  /** The text of a scalar, unless it is null. */
  public Optional<String> text() {
    return content instanceof Scalar scalar && !isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** Whether it is an unquoted null: nothing, {@code ~} or {@code null}. */
  public boolean isNull() {
    return content instanceof Scalar scalar
        && !scalar.quoted()
        && (scalar.text().isEmpty() || scalar.text().equals("~") || scalar.text().equals("null"));
  }

  /** The items of a sequence; none when it is something else. */
  public List<Yaml> items() {
    return content instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** The entries of a mapping; none when it is something else. */
  public Map<String, Entry> entries() {
    return content instanceof Mapping mapping ? mapping.entries() : Map.of();
  }

  /** The value of a key of a mapping. */
  public Optional<Yaml> get(String key) {
    return Optional.ofNullable(entries().get(key)).map(Entry::value);
  }

  /** {@code a mapping}, {@code a list}, {@code text}, for messages. */
  public String kind() {
    if (content instanceof Mapping) {
      return "a mapping";
    }
    return content instanceof Sequence ? "a list" : isNull() ? "nothing" : "text";
  }

  /** As plain Java values by YAML 1.2's core schema: Map, List, String, Long, Double, Boolean. */
  public Object plain() {
    if (content instanceof Mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      entries().forEach((key, entry) -> map.put(key, entry.value().plain()));
      return map;
    }
    if (content instanceof Sequence) {
      List<Object> list = new ArrayList<>();
      items().forEach(item -> list.add(item.plain()));
      return list;
    }
    return CoreValues.of((Scalar) content);
  }
}
