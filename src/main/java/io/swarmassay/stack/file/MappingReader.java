package io.swarmassay.stack.file;

import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One mapping of a stack file, read key by key. What is wrong becomes a problem at its place, and
 * the value is then missing.
 */
final class MappingReader {
  private final StackFileContext scope;
  private final Yaml node;
  private final String path;

  private MappingReader(StackFileContext scope, Yaml node, String path) {
    this.scope = scope;
    this.node = node;
    this.path = path;
  }

  /** A mapping with these keys and no others, but for {@code x-*}. */
  static MappingReader of(StackFileContext scope, Yaml node, String path, Set<String> known) {
    return of(scope, node, path, known, Map.of());
  }

  /**
   * A mapping with these keys and no others, but for {@code x-*}.
   *
   * @param idle keys that docker knows and a swarm ignores, with the way out; a warning each
   */
  static MappingReader of(
      StackFileContext scope, Yaml node, String path, Set<String> known, Map<String, String> idle) {
    MappingReader fields = new MappingReader(scope, node, path);
    if (!(node.content() instanceof Yaml.Mapping) && !node.isNull()) {
      fields.wrong(node, fields.owner() + " must be a mapping, not " + node.kind(), "");
    }
    for (Map.Entry<String, Yaml.Entry> entry : node.entries().entrySet()) {
      String name = entry.getKey();
      fields.empty(name, entry.getValue(), known.contains(name) || idle.containsKey(name));
      if (idle.containsKey(name)) {
        fields.ignored(entry.getValue().key(), name, idle.get(name));
      } else if (!known.contains(name) && !name.startsWith("x-")) {
        String message = "unknown key '" + name + "' in " + fields.owner();
        String hint = Ignored.REFUSED.getOrDefault(name, SpellingHints.hint(name, known));
        fields.wrong(entry.getValue().key(), message, hint);
      }
    }
    return fields;
  }

  /** Docker takes nothing behind a key only where it takes a mapping of all defaults. */
  private void empty(String name, Yaml.Entry entry, boolean known) {
    if (known && entry.value().isNull() && !name.equals("deploy") && !path.startsWith("x-assay")) {
      wrong(entry.key(), "there is nothing behind '" + name + "'", "leave the key out");
    }
  }

  /** A mapping below of which docker takes these keys and passes over all others. */
  Optional<MappingReader> loose(String key, Set<String> known) {
    Optional<MappingReader> below =
        at(key).map(value -> new MappingReader(scope, value, path(key)));
    below.ifPresent(
        fields -> {
          if (!(fields.node.content() instanceof Yaml.Mapping)) {
            fields.wrong(fields.node, path(key) + " must be a mapping", "");
          }
          fields.node.entries().forEach((name, entry) -> fields.idle(name, entry.key(), known));
        });
    return below;
  }

  private void idle(String name, Yaml at, Set<String> known) {
    if (!known.contains(name)) {
      ignored(at, name, SpellingHints.hint(name, known));
    }
  }

  /** Says that docker passes over a key. */
  void ignored(Yaml at, String key, String hint) {
    scope.problems().warn(at, "docker ignores '" + key + "' (" + owner() + ")", hint);
  }

  private String owner() {
    return path.isEmpty() ? "the stack file" : path;
  }

  Yaml node() {
    return node;
  }

  StackFileContext scope() {
    return scope;
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The value of a key; a null counts as missing. */
  Optional<Yaml> at(String key) {
    return node.get(key).filter(value -> !value.isNull());
  }

  boolean has(String key) {
    return at(key).isPresent();
  }

  Optional<String> text(String key) {
    return at(key).flatMap(value -> scope.values().text(value, path(key)));
  }

  Optional<Long> integer(String key, long minimum) {
    return at(key).flatMap(value -> scope.values().integer(value, path(key), minimum));
  }

  Optional<Boolean> flag(String key) {
    return at(key).flatMap(value -> scope.values().flag(value, path(key)));
  }

  /** Whether a key says {@code false} in so many words, as far as that can be read. */
  boolean denies(String key) {
    boolean scalar = at(key).filter(at -> at.content() instanceof Yaml.Scalar).isPresent();
    return scalar && !flag(key).orElse(false);
  }

  /** A flag unless the key holds something else that is read elsewhere. */
  boolean flagOrElse(String key, boolean elsewhere) {
    return !elsewhere && flag(key).orElse(false);
  }

  Optional<Double> ratio(String key) {
    return at(key).flatMap(value -> scope.values().ratio(value, path(key)));
  }

  Optional<Long> mode(String key) {
    return at(key).flatMap(value -> scope.values().mode(value, path(key)));
  }

  /** Nanoseconds. */
  Optional<Long> duration(String key) {
    return parsed(key, "a duration such as 1m30s", Units::nanos, scope.values()::loose);
  }

  /** Bytes. */
  Optional<Long> size(String key) {
    return parsed(key, "a size such as 512m", Units::meant, scope.values()::text);
  }

  /** Billionths of a processor. */
  Optional<Long> cpus(String key) {
    return parsed(
        key, "a number of processors such as \"0.5\"", Units::nanoCpus, scope.values()::text);
  }

  private Optional<Long> parsed(
      String key,
      String type,
      Function<String, Optional<Long>> parse,
      BiFunction<Yaml, String, Optional<String>> read) {
    Optional<String> text = at(key).flatMap(value -> read.apply(value, path(key)));
    Optional<Long> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      wrong(key, path(key) + " must be " + type + ", not '" + text.get() + "'", "");
    }
    return value;
  }

  /** One of some words. */
  Optional<String> choice(String key, Set<String> words) {
    Optional<String> text = text(key);
    if (text.isPresent() && !words.contains(text.get())) {
      return wrong(
          key,
          path(key) + " cannot be '" + text.get() + "'",
          SpellingHints.hint(text.get(), words));
    }
    return text;
  }

  /** A list, each item read. */
  <T> List<T> list(String key, BiFunction<Yaml, String, Optional<T>> read) {
    List<T> items = new ArrayList<>();
    Optional<Yaml> found = at(key);
    if (found.isPresent() && !(found.get().content() instanceof Yaml.Sequence)) {
      wrong(key, path(key) + " must be a list, not " + found.get().kind(), "");
    }
    found.ifPresent(
        list ->
            list.items().forEach(item -> read.apply(item, path(key) + "[]").ifPresent(items::add)));
    found.ifPresent(list -> Unique.check(this, key, list));
    return items;
  }

  /** A list of texts. */
  List<String> texts(String key) {
    return list(key, scope.values()::text);
  }

  /** One text or a list of them. */
  List<String> textOrTexts(String key) {
    boolean one = at(key).filter(value -> value.content() instanceof Yaml.Scalar).isPresent();
    return one ? text(key).map(List::of).orElse(List.of()) : texts(key);
  }

  /** A mapping of texts and numbers, or a list of {@code name=value}; nothing is empty text. */
  Map<String, String> pairs(String key) {
    Map<String, String> pairs = new LinkedHashMap<>();
    options(key).forEach((name, value) -> pairs.put(name, value.orElse("")));
    return pairs;
  }

  /** As {@link #pairs}, but a name without a value stays without. */
  Map<String, Optional<String>> options(String key) {
    return at(key).map(value -> new Pairs(scope, path(key)).read(value)).orElse(Map.of());
  }

  /** A mapping below. */
  Optional<MappingReader> below(String key, Set<String> known) {
    return at(key).map(value -> of(scope, value, path(key), known));
  }

  /** Says what is allowed at a key, and hardly meant. */
  void doubtful(String key, String message, String hint) {
    doubtful(at(key).orElse(node), message, hint);
  }

  /** Says what is allowed at a place, and hardly meant. */
  void doubtful(Yaml at, String message, String hint) {
    scope.problems().warn(at, message, hint);
  }

  /** The key's own place is named when the key is there, else the mapping's. Always empty. */
  <T> Optional<T> wrong(String key, String message, String hint) {
    return wrong(at(key).orElse(node), message, hint);
  }

  <T> Optional<T> wrong(Yaml at, String message, String hint) {
    scope.problems().add(at, message, hint);
    return Optional.empty();
  }
}
