package io.swarmassay.scenario;

import io.swarmassay.history.Metric;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads metrics, statistics and their limits, each in the unit of its metric. */
public final class BudgetLimits {
  private static final Pattern PERCENTILE = Pattern.compile("p([5-9][0-9])(\\.[0-9]{1,2})?");

  /** The statistics a budget may limit. */
  public static final List<String> STATISTICS =
      List.of("max", "mean", "p50", "p90", "p95", "p99", "p99.9", "total", "min-ratio");

  private final Problems problems;

  /** What is wrong goes there. */
  public BudgetLimits(Problems problems) {
    this.problems = problems;
  }

  /** The metric a node names. */
  public Optional<Metric> metric(Yaml at) {
    String name = at.text().orElse(at.kind());
    Optional<Metric> metric = Metric.named(name);
    if (metric.isEmpty()) {
      problems.add(at, "unknown metric '" + name + "'", SpellingHints.hint(name, metricNames()));
    }
    return metric;
  }

  /** The names of all metrics. */
  public static List<String> metricNames() {
    return java.util.Arrays.stream(Metric.values()).map(Metric::label).toList();
  }

  /** Whether a key names a statistic. */
  public static boolean isStatistic(String key) {
    return STATISTICS.contains(key) || PERCENTILE.matcher(key).matches();
  }

  /**
   * The limit of one statistic; empty when it does not fit the metric, and then a problem says so.
   */
  public OptionalDouble limit(Metric metric, Yaml key, Yaml value) {
    String statistic = key.text().orElse("");
    String misfit = misfit(metric, statistic);
    if (!misfit.isEmpty()) {
      problems.add(key, misfit, "use " + (isRatio(metric) ? "min-ratio" : fitting(metric)));
      return OptionalDouble.empty();
    }
    OptionalDouble limit = value(metric, value.text().orElse(""));
    if (limit.isEmpty()) {
      String text = value.text().map(t -> "'" + t + "'").orElse(value.kind());
      problems.add(value, text + " is not a limit for " + metric.label(), hint(metric));
    }
    return limit;
  }

  /** A limit as files spell it, for messages. */
  static String text(Metric metric, double limit) {
    return switch (metric.unit()) {
      case "ms" -> Quantity.text(Duration.ofNanos(Math.round(limit * 1e6)));
      case "bytes" -> Quantity.sizeText(Math.round(limit));
      default -> Spelling.of(limit);
    };
  }

  private static String misfit(Metric metric, String statistic) {
    if (isRatio(metric) != statistic.equals("min-ratio")) {
      return statistic
          + " does not fit "
          + metric.label()
          + ", which is measured in "
          + metric.unit();
    }
    if (metric.unit().equals("share") && !statistic.equals("max")) {
      return statistic + " does not fit " + metric.label() + ", which is one share";
    }
    return statistic.equals("total") && !metric.unit().equals("bytes")
        ? "total does not fit " + metric.label() + ", which is measured in " + metric.unit()
        : "";
  }

  private static String fitting(Metric metric) {
    return switch (metric.unit()) {
      case "bytes" -> "total, max or p95";
      case "share" -> "max";
      default -> "max, mean or p95";
    };
  }

  private static boolean isRatio(Metric metric) {
    return metric.unit().equals("ratio");
  }

  private static OptionalDouble value(Metric metric, String text) {
    if (metric.unit().equals("ms") && text.equals("0")) {
      return OptionalDouble.of(0);
    }
    if (metric.unit().equals("ms")) {
      Optional<Duration> duration = Quantity.duration(text);
      return duration.isPresent()
          ? OptionalDouble.of(duration.get().toNanos() / 1e6)
          : OptionalDouble.empty();
    }
    if (metric.unit().equals("bytes")) {
      OptionalLong bytes = Quantity.bytes(text);
      return bytes.isPresent() ? OptionalDouble.of(bytes.getAsLong()) : OptionalDouble.empty();
    }
    if (metric.unit().equals("times")) {
      return text.matches("[0-9]{1,6}(\\.[0-9]+)?")
          ? OptionalDouble.of(Double.parseDouble(text))
          : OptionalDouble.empty();
    }
    return text.matches("0(\\.[0-9]+)?|1(\\.0+)?")
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  private static String hint(Metric metric) {
    return switch (metric.unit()) {
      case "ms" -> Quantity.DURATION_HINT;
      case "bytes" -> Quantity.SIZE_HINT;
      case "times" -> "write a number, for example 1.5";
      default -> "write a number from 0 to 1";
    };
  }
}
