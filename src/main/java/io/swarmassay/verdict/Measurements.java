package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import io.swarmassay.history.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** All values of one metric, in its unit, and the statistics that budgets name. */
final class Measurements {
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?)");

  private final double[] values;
  private final double total;

  private Measurements(double[] values, double total) {
    this.values = values;
    this.total = total;
  }

  /**
   * The values of a metric. What faults tell ({@code recovered}, {@code recovery-time}) is taken
   * from them; everything else from samples.
   *
   * @param component empty for the whole: samples of the whole, or of all parts when there are none
   */
  static Measurements of(String metric, String component, Facts facts) {
    if (metric.equals(Metric.RECOVERED.label())) {
      return plain(recovered(facts));
    }
    if (metric.equals(Metric.RECOVERY_TIME.label())) {
      return plain(recoveryTimes(facts));
    }
    List<Event.Sampled> samples =
        facts.trusted(Event.Sampled.class).filter(s -> s.metric().equals(metric)).toList();
    boolean whole = samples.stream().anyMatch(sample -> sample.component().equals(component));
    return sampled(
        whole || !component.isEmpty()
            ? samples.stream().filter(sample -> sample.component().equals(component)).toList()
            : samples);
  }

  private static Measurements plain(double[] values) {
    return new Measurements(values, DoubleStream.of(values).sum());
  }

  private static Measurements sampled(List<Event.Sampled> samples) {
    Map<String, Double> latest = new LinkedHashMap<>();
    samples.forEach(sample -> latest.put(sample.component(), sample.value()));
    double total = latest.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Measurements(samples.stream().mapToDouble(Event.Sampled::value).toArray(), total);
  }

  private static double[] recovered(Facts facts) {
    return facts.timeline().incidents().stream()
        .filter(incident -> !incident.stuck() && incident.recovered() != null && incident.trusted())
        .mapToDouble(incident -> incident.recoveredInTime() ? 1 : 0)
        .toArray();
  }

  private static double[] recoveryTimes(Facts facts) {
    return facts.timeline().incidents().stream()
        .map(Incident::recoveredMs)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  int count() {
    return values.length;
  }

  double[] values() {
    return values;
  }

  /** The statistic of that name; empty when nothing was measured or nobody knows the name. */
  OptionalDouble statistic(String name) {
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    return switch (name) {
      case "max" -> DoubleStream.of(values).max();
      case "mean", "min-ratio" -> DoubleStream.of(values).average();
      case "total" -> OptionalDouble.of(total);
      default -> percentile(name);
    };
  }

  private OptionalDouble percentile(String name) {
    Matcher matcher = PERCENTILE.matcher(name);
    return matcher.matches()
        ? OptionalDouble.of(new Spread(values).percentile(Double.parseDouble(matcher.group(1))))
        : OptionalDouble.empty();
  }
}
