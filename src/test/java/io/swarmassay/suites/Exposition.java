package io.swarmassay.suites;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format 0.0.4 strictly: what a scraper would refuse is refused here. Only
 * for tests; there is no parser of it among our libraries.
 *
 * @param types of each metric family, by its name
 * @param samples by name and labels, as they are written
 */
record Exposition(Map<String, String> types, Map<String, Double> samples) {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(%s)(\\{(?:%s(?:,%s)*)?,?\\})? (\\S+)(?: -?\\d+)?".formatted(NAME, LABEL, LABEL));
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (%s) (counter|gauge|histogram|summary|untyped)".formatted(NAME));
  private static final Set<String> PARTS = Set.of("_bucket", "_count", "_sum");

  static Exposition of(String text) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("the last line does not end");
    }
    Exposition read = new Exposition(new LinkedHashMap<>(), new TreeMap<>());
    text.lines().filter(line -> !line.isBlank()).forEach(read::line);
    return read;
  }

  private void line(String line) {
    Matcher type = TYPE.matcher(line);
    if (type.matches()) {
      if (types.put(type.group(1), type.group(2)) != null) {
        throw new IllegalArgumentException("two types of one family: " + line);
      }
    } else if (!line.startsWith("#")) {
      sample(line);
    } else if (line.startsWith("# TYPE ")) {
      throw new IllegalArgumentException("no such type: " + line);
    }
  }

  private void sample(String line) {
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches() || !types.containsKey(family(sample.group(1)))) {
      throw new IllegalArgumentException("no sample of a family with a type: " + line);
    }
    String labels = sample.group(2) == null ? "" : sample.group(2);
    if (samples.put(sample.group(1) + labels, value(sample.group(3))) != null) {
      throw new IllegalArgumentException("twice: " + line);
    }
  }

  private String family(String name) {
    return PARTS.stream()
        .filter(name::endsWith)
        .map(part -> name.substring(0, name.length() - part.length()))
        .filter(types::containsKey)
        .findFirst()
        .orElse(name);
  }

  private static double value(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      case "NaN" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  /** The sum of all samples whose name and labels begin so. */
  double sum(String beginning) {
    return samples.entrySet().stream()
        .filter(sample -> sample.getKey().startsWith(beginning))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
