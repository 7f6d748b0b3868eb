package io.swarmassay.image;

import io.swarmassay.yaml.BadInput;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The base images we can make, read from {@code bases.yaml} beside this class. */
final class Bases {
  private static final String FILE = "bases.yaml";
  private final Map<String, Base> bases = new LinkedHashMap<>();
  private final String text;

  private Bases(String text) {
    this.text = text;
    Problems problems = new Problems();
    YamlFile.parse(FILE, text, problems).ifPresent(root -> root.entries().forEach(this::add));
    if (!problems.none()) {
      throw new BadInput(problems.sorted());
    }
  }

  /** Those that come with the product. */
  static Bases known() {
    try (InputStream in = Bases.class.getResourceAsStream(FILE)) {
      return new Bases(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those a text describes. */
  static Bases of(String text) {
    return new Bases(text);
  }

  /** The text they were read from; part of what a cached image depends on. */
  String text() {
    return text;
  }

  /** Whether there is one of that name. */
  boolean has(String name) {
    return bases.containsKey(name);
  }

  /** A hint for a name that is not there. */
  String hint(String name) {
    return SpellingHints.hint(name, bases.keySet());
  }

  /** The one of that name. */
  Base get(String name) {
    if (!has(name)) {
      throw new IllegalArgumentException("no base image '" + name + "'; " + hint(name));
    }
    return bases.get(name);
  }

  private void add(String name, Yaml.Entry entry) {
    List<Component> chain = new ArrayList<>();
    entry
        .value()
        .get("from")
        .flatMap(Yaml::text)
        .ifPresent(from -> chain.addAll(get(from).chain()));
    entry.value().get("components").orElseThrow().items().forEach(c -> chain.add(component(c)));
    bases.put(name, new Base(name, List.copyOf(chain)));
  }

  private static Component component(Yaml yaml) {
    return new Component(
        yaml.get("name").flatMap(Yaml::text).orElseThrow(),
        map(yaml, "packages", Bases::texts),
        map(yaml, "folders", value -> value.text().orElseThrow()),
        map(yaml, "files", value -> value.text().orElseThrow()),
        map(yaml, "links", Bases::texts),
        yaml.get("libraries").flatMap(Yaml::text).orElse(""),
        map(yaml, "joined", value -> value.text().orElseThrow()),
        map(yaml, "capabilities", value -> value.text().orElseThrow()),
        yaml.get("strip").flatMap(Yaml::text).map(Boolean::parseBoolean).orElse(false));
  }

  private static List<String> texts(Yaml list) {
    return list.items().stream().map(item -> item.text().orElseThrow()).toList();
  }

  private static <T> Map<String, T> map(Yaml yaml, String key, Function<Yaml, T> value) {
    Map<String, T> map = new LinkedHashMap<>();
    yaml.get(key)
        .ifPresent(
            at -> at.entries().forEach((k, entry) -> map.put(k, value.apply(entry.value()))));
    return map;
  }
}
