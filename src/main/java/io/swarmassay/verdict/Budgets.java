package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import io.swarmassay.history.Metric;
import io.swarmassay.history.Promise;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What the documents promised, beside what was measured. */
final class Budgets {
  private Budgets() {}

  static List<Verdict.Budget> of(Facts facts) {
    List<Promise> promises = facts.opened().map(Event.Opened::promises).orElse(List.of());
    return promises.stream().map(promise -> judge(promise, facts)).toList();
  }

  private static Verdict.Budget judge(Promise promise, Facts facts) {
    Measurements values = Measurements.of(promise.metric(), promise.component(), facts);
    OptionalDouble measured = values.statistic(promise.statistic());
    Outcome outcome = outcome(promise, measured);
    return new Verdict.Budget(
        promise.metric(),
        promise.statistic(),
        promise.limit(),
        measured.isPresent() ? Double.valueOf(measured.getAsDouble()) : null,
        unit(promise),
        promise.kind().name().toLowerCase(Locale.ROOT),
        promise.component().isEmpty() ? null : promise.component(),
        outcome,
        reason(promise, measured),
        promise.source(),
        promise.quote());
  }

  private static Outcome outcome(Promise promise, OptionalDouble measured) {
    if (promise.kind() != Promise.Kind.HARD) {
      return Outcome.PASSED;
    }
    if (measured.isEmpty()) {
      return Outcome.INCONCLUSIVE;
    }
    return holds(promise, measured.getAsDouble()) ? Outcome.PASSED : Outcome.FAILED;
  }

  /** Not a number never holds. */
  private static boolean holds(Promise promise, double measured) {
    return promise.statistic().startsWith("min")
        ? measured >= promise.limit()
        : measured <= promise.limit();
  }

  private static String reason(Promise promise, OptionalDouble measured) {
    String waived = promise.kind() == Promise.Kind.WAIVED ? "waived: " + promise.reason() : "";
    if (measured.isEmpty()) {
      return waived.isEmpty() ? "not measured" : "not measured; " + waived;
    }
    if (holds(promise, measured.getAsDouble())) {
      return waived;
    }
    String side = promise.statistic().startsWith("min") ? "short of" : "beyond";
    String off = side + " the promised " + Quantity.text(promise.limit(), unit(promise));
    return waived.isEmpty() ? off : off + "; " + waived;
  }

  private static String unit(Promise promise) {
    return Metric.named(promise.metric()).map(Metric::unit).orElse("");
  }
}
