package io.swarmassay.scenario;

import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** Makes the record a word stands for, from the settings in a file. */
final class WordReader<T> {
  private final String sort;
  private final Word<T> word;
  private final Problems problems;
  private boolean whole = true;

  WordReader(String sort, Word<T> word, Problems problems) {
    this.sort = sort;
    this.word = word;
    this.problems = problems;
  }

  Optional<T> read(Yaml at, Optional<Yaml> settings) {
    settings.ifPresent(this::checkShape);
    RecordComponent[] components = word.components();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(at, settings, word.settings().get(i));
    }
    return whole ? make(at, values) : Optional.empty();
  }

  private void checkShape(Yaml settings) {
    if (!settings.isNull() && !(settings.content() instanceof Yaml.Mapping)) {
      wrong(
          settings,
          "settings of " + called() + " are a mapping, not " + settings.kind(),
          example());
    }
    var known = word.settings().stream().map(Setting::name).toList();
    settings
        .entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                wrong(
                    entry.key(),
                    "unknown setting '" + name + "' of " + called(),
                    hint(name, known));
              }
            });
  }

  private Object value(Yaml at, Optional<Yaml> settings, Setting setting) {
    Optional<Yaml> given = settings.flatMap(node -> node.get(setting.name()));
    if (given.isPresent()) {
      Optional<Object> value = Kind.of(setting.type()).read(given.get(), problems);
      whole &= value.isPresent();
      return value.orElse(null);
    }
    if (setting.required() && settings.filter(node -> node.kind().equals("text")).isEmpty()) {
      wrong(at, called() + " needs " + setting.name() + ": " + setting.meaning(), example());
    }
    return setting.standard();
  }

  private Optional<T> make(Yaml at, Object[] values) {
    try {
      return Optional.of(RecordReader.make(word.prototype(), values));
    } catch (IllegalArgumentException e) {
      problems.add(at, called() + ": " + e.getMessage(), "");
      return Optional.empty();
    }
  }

  private void wrong(Yaml at, String message, String hint) {
    problems.add(at, message, hint);
    whole = false;
  }

  private String called() {
    return sort + " '" + word.name() + "'";
  }

  private static String hint(String name, java.util.List<String> known) {
    return known.isEmpty() ? "it has no settings" : SpellingHints.hint(name, known);
  }

  private String example() {
    return word.settings().stream()
        .filter(Setting::required)
        .findFirst()
        .or(() -> word.settings().stream().findFirst())
        .map(s -> "write " + word.name() + ": {" + s.name() + ": " + s.kind() + "}")
        .orElse("write " + word.name());
  }
}
