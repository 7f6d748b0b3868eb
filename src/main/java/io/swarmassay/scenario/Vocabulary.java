package io.swarmassay.scenario;

import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The words of one sort.
 *
 * @param sort {@code probe}, {@code fault} or {@code traffic}
 * @param words by name
 */
public record Vocabulary<T>(String sort, Map<String, Word<T>> words) {

  static <T> Vocabulary<T> of(String sort, List<Word<T>> words) {
    Map<String, Word<T>> byName = new TreeMap<>();
    for (Word<T> word : words) {
      if (byName.put(word.name(), word) != null) {
        throw new IllegalArgumentException("two " + sort + "s are called " + word.name());
      }
    }
    return new Vocabulary<>(sort, Collections.unmodifiableMap(byName));
  }

  /**
   * With more words, for those who bring their own.
   *
   * @throws IllegalArgumentException when a name is taken
   */
  public Vocabulary<T> and(List<Word<T>> more) {
    List<Word<T>> all = new ArrayList<>(words.values());
    all.addAll(more);
    return of(sort, all);
  }

  /** The word of that name. */
  public Optional<Word<T>> named(String name) {
    return Optional.ofNullable(words.get(name));
  }

  /** Reads {@code kill} or {@code kill: {signal: TERM}}; empty when a problem was found. */
  public Optional<T> read(Yaml node, Problems problems) {
    Optional<String> bare = node.text();
    if (bare.isPresent()) {
      return read(node, bare.get(), Optional.empty(), problems);
    }
    if (node.entries().size() != 1) {
      problems.add(
          node,
          "expected one " + sort + ", not " + describe(node),
          "write name or name: {setting: value}");
      return Optional.empty();
    }
    Yaml.Entry only = node.entries().values().iterator().next();
    String name = only.key().text().orElse("");
    return read(only.key(), name, Optional.of(only.value()), problems);
  }

  /** Reads the settings of a name. */
  public Optional<T> read(Yaml at, String name, Optional<Yaml> settings, Problems problems) {
    Word<T> word = words.get(name);
    if (word == null) {
      problems.add(
          at, "unknown " + sort + " '" + name + "'", SpellingHints.hint(name, words.keySet()));
      return Optional.empty();
    }
    return new WordReader<>(sort, word, problems).read(at, settings);
  }

  private static String describe(Yaml node) {
    return node.entries().isEmpty()
        ? Fields.instead(node)
        : "a mapping of "
            + node.entries().size()
            + " ("
            + String.join(", ", node.entries().keySet())
            + ")";
  }
}
