package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.history.Metric;
import io.swarmassay.history.Promise;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.MachineLoad;
import io.swarmassay.verdict.index.Measurements;
import io.swarmassay.verdict.index.Moments;
import io.swarmassay.verdict.index.TimedValues;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the documents promised, beside what was measured. */
final class Budgets {
  private final Promise promise;
  private final Measurements values;
  private final OptionalDouble measured;
  private final MachineLoad machine;

  private Budgets(Promise promise, HistoryIndex facts, MachineLoad machine) {
    this.promise = promise;
    this.values = Measurements.of(promise.metric(), promise.component(), facts);
    this.measured = values.statistic(promise.statistic());
    this.machine = machine;
  }

  static List<Verdict.Budget> of(HistoryIndex facts) {
    List<Promise> promises = facts.opened().map(Event.Opened::promises).orElse(List.of());
    MachineLoad machine = MachineLoad.of(facts);
    return promises.stream().map(promise -> new Budgets(promise, facts, machine).judge()).toList();
  }

  private Verdict.Budget judge() {
    Optional<String> doubt = doubt();
    return new Verdict.Budget(
        promise.metric(),
        promise.statistic(),
        promise.limit(),
        measured.isPresent() ? Double.valueOf(measured.getAsDouble()) : null,
        unit(),
        promise.kind().name().toLowerCase(Locale.ROOT),
        promise.component().isEmpty() ? null : promise.component(),
        outcome(doubt),
        reason(doubt),
        promise.source(),
        promise.quote());
  }

  private Outcome outcome(Optional<String> doubt) {
    if (promise.kind() != Promise.Kind.HARD) {
      return Outcome.PASSED;
    }
    if (measured.isEmpty() || doubt.isPresent()) {
      return Outcome.INCONCLUSIVE;
    }
    return holds(measured.getAsDouble()) ? Outcome.PASSED : Outcome.FAILED;
  }

  /** Not a number never holds. */
  private boolean holds(double value) {
    return promise.statistic().startsWith("min")
        ? value >= promise.limit()
        : value <= promise.limit();
  }

  /** Why the figure decides nothing; empty when it does. */
  private Optional<String> doubt() {
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    long negative = values.values().values().stream().filter(value -> value < 0).count();
    if (negative > 0) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%d of %d are below zero: the measurement is damaged",
              negative,
              values.values().size()));
    }
    Optional<String> few = few();
    return few.isPresent() || holds(measured.getAsDouble()) ? few : slow().or(this::once);
  }

  /**
   * A percentile needs as many values as it divides, from more than one round; fewer are enough to
   * see it broken where chance does not explain them.
   */
  private Optional<String> few() {
    OptionalDouble percent = Measurements.percent(promise.statistic());
    if (percent.isEmpty()) {
      return Optional.empty();
    }
    long needed = Math.round(Math.ceil(100 / (100 - percent.getAsDouble()) - 1e-9));
    int rounds = values.values().rounds();
    boolean few = values.values().size() < needed || rounds < 2;
    String text = "%s takes %d values of 2 rounds or more, and there were %d of %d";
    return few && Chance.explains(values.values(), promise.limit(), percent.getAsDouble())
        ? Optional.of(
            String.format(
                Locale.ROOT, text, promise.statistic(), needed, values.values().size(), rounds))
        : Optional.empty();
  }

  /** Whether the limit was broken in one single round of several. */
  private Optional<String> once() {
    if (Measurements.percent(promise.statistic()).isEmpty()) {
      return Optional.empty();
    }
    TimedValues beyond = values.values().where((value, begin, moment) -> value > promise.limit());
    String text = "all %d of %d values beyond the promised %s are of one single round, at %s";
    return beyond.rounds() == 1
        ? Optional.of(
            String.format(
                Locale.ROOT,
                text,
                beyond.size(),
                values.values().size(),
                limit(),
                Moments.at(beyond.moments().get(0))))
        : Optional.empty();
  }

  /** Whether a machine that was late itself explains what took too long. */
  private Optional<String> slow() {
    if (!unit().equals("ms")) {
      return Optional.empty();
    }
    double limit = promise.limit();
    Measurements sure =
        values.where(
            (ms, begin, moment) -> ms <= limit || !machine.mayExplain(ms, limit, begin, moment));
    OptionalDouble rest = sure.statistic(promise.statistic());
    if (rest.isPresent() && !holds(rest.getAsDouble())) {
      return Optional.empty();
    }
    TimedValues beyond = values.values().where((ms, begin, moment) -> ms > limit);
    if (beyond.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "beyond the promised %s, but the machine could not have kept it: %s",
            limit(),
            machine.text(beyond.values().get(0), beyond.begins().get(0), beyond.moments().get(0))));
  }

  private String reason(Optional<String> doubt) {
    String waived = promise.kind() == Promise.Kind.WAIVED ? "waived: " + promise.reason() : "";
    if (measured.isEmpty()) {
      return waived.isEmpty() ? "not measured" : "not measured; " + waived;
    }
    if (doubt.isPresent() && promise.kind() == Promise.Kind.HARD) {
      return doubt.get();
    }
    if (holds(measured.getAsDouble())) {
      return waived;
    }
    String side = promise.statistic().startsWith("min") ? "short of" : "beyond";
    String off = side + " the promised " + limit();
    return waived.isEmpty() ? off : off + "; " + waived;
  }

  private String limit() {
    return QuantityText.text(promise.limit(), unit());
  }

  private String unit() {
    return Metric.named(promise.metric()).map(Metric::unit).orElse("");
  }
}
