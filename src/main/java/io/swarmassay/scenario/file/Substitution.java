package io.swarmassay.scenario.file;

import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} in keys and values; {@code $${NAME}} stays {@code ${NAME}}. */
final class Substitution {
  private static final Pattern NAME = Pattern.compile("\\$?\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final Map<String, String> values;
  private final Problems problems;
  private final Set<String> used = new TreeSet<>();

  Substitution(Map<String, String> values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /** The same node with every name replaced. */
  Yaml in(Yaml node) {
    return new Yaml(node.file(), node.line(), node.column(), content(node));
  }

  /** Names that were replaced at least once. */
  Set<String> used() {
    return used;
  }

  private Yaml.Content content(Yaml node) {
    if (node.content() instanceof Yaml.Scalar scalar) {
      return new Yaml.Scalar(replaced(node, scalar.text()), scalar.quoted());
    }
    if (node.content() instanceof Yaml.Sequence) {
      return new Yaml.Sequence(node.items().stream().map(this::in).toList());
    }
    Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    node.entries().values().forEach(entry -> put(entries, entry));
    return new Yaml.Mapping(entries);
  }

  private void put(Map<String, Yaml.Entry> entries, Yaml.Entry entry) {
    Yaml key = in(entry.key());
    Yaml.Entry before = entries.put(key.text().orElse(""), new Yaml.Entry(key, in(entry.value())));
    if (before != null) {
      problems.add(key, "key '" + key.text().orElse("") + "' stands here twice", "keep one");
    }
  }

  private String replaced(Yaml at, String text) {
    Matcher matcher = NAME.matcher(text);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(value(at, found.group(), found.group(1))));
  }

  private String value(Yaml at, String whole, String name) {
    if (whole.startsWith("$$")) {
      return whole.substring(1);
    }
    used.add(name);
    if (!values.containsKey(name)) {
      String hint = "give it with --set " + name + "=VALUE";
      problems.add(
          at,
          "${" + name + "} has no value",
          values.isEmpty() ? hint : hint + "; " + SpellingHints.hint(name, values.keySet()));
    }
    return values.getOrDefault(name, whole);
  }
}
