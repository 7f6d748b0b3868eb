package io.swarmassay.scenario;

import io.swarmassay.history.Metric;
import io.swarmassay.history.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A scenario's own promises, in Java, and how they compare to documented ones. */
public final class Promises {
  /** The source of a budget that no document promised but a scenario. */
  public static final String SCENARIO = "the scenario";

  private Promises() {}

  /**
   * A hard upper limit on a time.
   *
   * @param statistic {@code max}, {@code mean}, {@code p50} ... {@code p99.9}
   */
  public static Promise atMost(Metric metric, String statistic, Duration limit) {
    return own(metric, "", statistic, limit.toNanos() / 1e6);
  }

  /**
   * What a run is held to: the documented promises, and the scenario's own. Where both speak of the
   * same thing both are judged, so that the report shows what the document said.
   */
  public static List<Promise> tightened(List<Promise> documented, List<Promise> own) {
    return Stream.concat(documented.stream(), own.stream()).distinct().toList();
  }

  /** A budget that a scenario sets itself. */
  public static Promise own(Metric metric, String component, String statistic, double limit) {
    return new Promise(
        metric.label(), component, statistic, limit, Promise.Kind.HARD, "", SCENARIO, "");
  }

  /** Whether both limit the same statistic of the same thing. */
  public static boolean sameSubject(Promise a, Promise b) {
    return a.metric().equals(b.metric())
        && a.component().equals(b.component())
        && a.statistic().equals(b.statistic());
  }

  /** Whether a scenario allows more than the document. */
  public static boolean looser(Promise own, Promise documented) {
    return own.statistic().equals("min-ratio")
        ? own.limit() < documented.limit()
        : own.limit() > documented.limit();
  }

  /** A promise in words: {@code startup: max at most 30s}. */
  public static String sentence(Promise promise) {
    String part = promise.component().isEmpty() ? "" : " of " + promise.component();
    String side = promise.statistic().equals("min-ratio") ? " at least " : " at most ";
    String kind =
        promise.kind() == Promise.Kind.HARD
            ? ""
            : " (" + promise.kind().name().toLowerCase(Locale.ROOT) + ")";
    return promise.metric() + part + ": " + promise.statistic() + side + limit(promise) + kind;
  }

  /** A promise in words. */
  public static String text(Promise promise) {
    String part = promise.component().isEmpty() ? "" : " of " + promise.component();
    return promise.metric() + part + " " + promise.statistic() + " " + limit(promise);
  }

  /** Its limit with its unit. */
  public static String limit(Promise promise) {
    return Metric.named(promise.metric())
        .map(metric -> BudgetLimits.text(metric, promise.limit()))
        .orElse(String.valueOf(promise.limit()));
  }
}
