package io.swarmassay.scenario;

import io.swarmassay.fault.Fault;
import io.swarmassay.probe.Probe;
import io.swarmassay.traffic.Traffic;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Probes, faults and traffic as files spell them. */
final class WordText {
  private final Catalogue words;

  WordText(Catalogue words) {
    this.words = words;
  }

  /** A word of somebody's own, which no file can spell. */
  static final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unspeakable(String name) {
      super(name);
    }
  }

  /** A bare name, or a mapping of it to its settings. */
  Object probe(Probe probe) {
    return named(probe.name(), settings(words.probes(), probe.name(), probe));
  }

  /** A bare name, or a mapping of it to its settings. */
  Object fault(Fault fault) {
    return named(fault.name(), settings(words.faults(), fault.name(), fault));
  }

  Map<String, Object> settings(Traffic kind) {
    return settings(words.traffic(), kind.name(), kind);
  }

  private static Object named(String name, Map<String, Object> settings) {
    return settings.isEmpty() ? name : Map.of(name, settings);
  }

  /** Those settings that are not the standard ones. */
  private static <T> Map<String, Object> settings(Vocabulary<T> words, String name, T value) {
    Word<T> word =
        words
            .named(name)
            .filter(known -> known.prototype().getClass() == value.getClass())
            .orElseThrow(() -> new Unspeakable(name));
    Map<String, Object> settings = new LinkedHashMap<>();
    RecordComponent[] components = word.components();
    for (int i = 0; i < components.length; i++) {
      Object set = RecordReader.get(components[i], value);
      Setting setting = word.settings().get(i);
      if (!set.equals(setting.standard()) && !set.equals(Optional.empty())) {
        settings.put(setting.name(), plain(set));
      }
    }
    return settings;
  }

  private static Object plain(Object value) {
    if (value instanceof Optional<?> maybe) {
      return maybe.map(WordText::plain).orElse("");
    }
    if (value instanceof Collection<?> many) {
      return many.stream().map(WordText::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, inner) -> plain.put(String.valueOf(key), plain(inner)));
      return plain;
    }
    return Spelling.of(value);
  }
}
