package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import io.swarmassay.history.Metric;
import io.swarmassay.history.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** All values of one metric, in its unit, and the statistics that budgets name. */
public final class Measurements {
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?)");

  private final TimedValues values;
  private final double total;

  private Measurements(TimedValues values, double total) {
    this.values = values;
    this.total = total;
  }

  /**
   * The values of a metric. What faults and users tell ({@code recovered}, {@code recovery-time},
   * {@code first-success}, {@code outage}, {@code failed}) is taken from them; everything else from
   * samples.
   *
   * @param component empty for the whole: samples of the whole, or of all parts when there are
   *     none; {@code base+tools} for several together: nothing when one of them was not measured
   */
  public static Measurements of(String metric, String component, HistoryIndex facts) {
    Metric known = Metric.named(metric).orElse(null);
    if (known == Metric.RECOVERED) {
      return plain(recovered(facts));
    } else if (known == Metric.RECOVERY_TIME) {
      return plain(recoveryTimes(facts));
    } else if (known == Metric.FIRST_SUCCESS) {
      return plain(firstSuccesses(facts));
    } else if (known == Metric.OUTAGE) {
      return plain(outages(facts));
    } else if (known == Metric.FAILED) {
      return plain(Failures.of(facts).share(component));
    }
    List<Event.Sampled> samples =
        facts.trusted(Event.Sampled.class).filter(s -> s.metric().equals(metric)).toList();
    Set<String> parts = Set.copyOf(List.of(component.split("\\+")));
    List<Event.Sampled> named =
        samples.stream().filter(sample -> parts.contains(sample.component())).toList();
    boolean all = named.stream().map(Event.Sampled::component).distinct().count() == parts.size();
    if (component.isEmpty()) {
      return sampled(all ? named : samples);
    }
    return sampled(all ? named : List.of());
  }

  private static Measurements plain(TimedValues values) {
    return new Measurements(values, DoubleStream.of(values.array()).sum());
  }

  private static Measurements sampled(List<Event.Sampled> samples) {
    Map<String, Double> latest = new LinkedHashMap<>();
    samples.forEach(sample -> latest.put(sample.component(), sample.value()));
    TimedValues.Taker taker = new TimedValues.Taker();
    samples.forEach(sample -> taker.add(sample.since(), sample.t(), sample.value()));
    double total = latest.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Measurements(taker.values(), total);
  }

  /** What was broken before, or what the machine was too slow for, says nothing of a recovery. */
  private static TimedValues recovered(HistoryIndex facts) {
    TimedValues.Taker taker = new TimedValues.Taker();
    facts.timeline().incidents().stream()
        .filter(incident -> !incident.stuck() && incident.recovered() != null && incident.trusted())
        .filter(incident -> incident.recoveredInTime() || Before.broken(incident, facts).isEmpty())
        .filter(incident -> Slowness.explains(incident, facts).isEmpty())
        .forEach(i -> taker.add(i.recovered().t(), i.recoveredInTime() ? 1 : 0));
    return taker.values();
  }

  private static TimedValues recoveryTimes(HistoryIndex facts) {
    TimedValues.Taker taker = new TimedValues.Taker();
    facts.timeline().incidents().stream()
        .filter(Incident::recoveredInTime)
        .forEach(incident -> taker.add(incident.recovered().t(), incident.recoveredMs()));
    return taker.values();
  }

  private static TimedValues firstSuccesses(HistoryIndex facts) {
    TimedValues.Taker taker = new TimedValues.Taker();
    if (traffic(facts)) {
      for (Incident incident : facts.timeline().incidents()) {
        Outages.firstSuccessMs(incident, facts)
            .ifPresent(ms -> taker.add(incident.struck().t() + Math.round(ms * 1_000), ms));
      }
    }
    return taker.values();
  }

  /** Where there was traffic and no outage, the longest one took no time. */
  private static TimedValues outages(HistoryIndex facts) {
    TimedValues.Taker taker = new TimedValues.Taker();
    facts.outages().stream()
        .filter(outage -> outage.from() < facts.soundEnd())
        .forEach(
            outage -> {
              long to = Math.min(outage.to(), facts.soundEnd());
              taker.add(to, Moments.ms(to - outage.from()));
            });
    return traffic(facts) && taker.values().isEmpty() ? TimedValues.whole(0) : taker.values();
  }

  private static boolean traffic(HistoryIndex facts) {
    return Stream.of(Operation.values()).anyMatch(kind -> !facts.operations(kind).isEmpty());
  }

  /** The values, each with its moment. */
  public TimedValues values() {
    return values;
  }

  /** The same values without some of them. */
  public Measurements where(TimedValues.Test test) {
    return new Measurements(values.where(test), total);
  }

  /** The statistic of that name; empty when nothing was measured or nobody knows the name. */
  public OptionalDouble statistic(String name) {
    if (values.isEmpty()) {
      return OptionalDouble.empty();
    }
    return switch (name) {
      case "max" -> DoubleStream.of(values.array()).max();
      case "mean", "min-ratio" -> DoubleStream.of(values.array()).average();
      case "total" -> OptionalDouble.of(total);
      default -> percentile(name);
    };
  }

  private OptionalDouble percentile(String name) {
    OptionalDouble percent = percent(name);
    return percent.isPresent()
        ? OptionalDouble.of(new Percentiles(values.array()).percentile(percent.getAsDouble()))
        : OptionalDouble.empty();
  }

  /** The percentile a statistic names, 0 to 100; empty when it names none. */
  public static OptionalDouble percent(String name) {
    Matcher matcher = PERCENTILE.matcher(name);
    return matcher.matches()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)))
        : OptionalDouble.empty();
  }
}
