package io.swarmassay.verdict.judge;

import io.swarmassay.history.Cause;
import io.swarmassay.history.Event;
import io.swarmassay.history.Metric;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Reached;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Incident;
import io.swarmassay.verdict.index.Outages;
import io.swarmassay.verdict.index.Percentiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Puts a verdict together. */
record Assembly(HistoryIndex facts, List<Check> checks, List<Verdict.Budget> budgets) {
  private static final int SCHEMA = 1;
  private static final int MOST_WINDOWS = 10_000;

  /** A verdict of checks and budgets alone. */
  static Verdict bare(HistoryIndex facts, List<Check> checks, List<Verdict.Budget> budgets) {
    return new Assembly(facts, checks, budgets).verdict(Map.of(), List.of(), null, null, List.of());
  }

  Verdict verdict() {
    return verdict(
        metrics(),
        faults(),
        ledger(Operation.MESSAGE),
        ledger(Operation.ROW),
        facts.outages().stream().limit(MOST_WINDOWS).map(Outages.Outage::window).toList());
  }

  private Verdict verdict(
      Map<String, Verdict.Summary> metrics,
      List<Verdict.FaultResult> faults,
      Verdict.Ledger messages,
      Verdict.Ledger rows,
      List<Verdict.Window> unavailability) {
    Event.Opened opened = facts.opened().orElse(null);
    return new Verdict(
        SCHEMA,
        opened == null ? "" : opened.scenario(),
        opened == null ? "" : opened.stack(),
        Verdict.outcome(checks, budgets),
        opened == null ? 0 : opened.seed(),
        opened == null ? "" : opened.started().toString(),
        facts.end() / 1_000,
        facts.reached().map(Reached::hash).orElse(""),
        checks,
        List.copyOf(budgets),
        metrics,
        faults,
        messages,
        rows,
        unavailability,
        facts.all(Event.Skipped.class).map(s -> new Verdict.Skip(s.step(), s.reason())).toList(),
        audit(),
        ProofLimits.of(facts),
        causes());
  }

  /** What was diagnosed explains what is broken: where nothing is, there is nothing to explain. */
  private List<Cause> causes() {
    return Verdict.outcome(checks, budgets) == Outcome.PASSED
        ? List.of()
        : facts.trusted(Event.Diagnosed.class).map(Event.Diagnosed::cause).distinct().toList();
  }

  private List<Verdict.FaultResult> faults() {
    Map<String, Long> cost = Rpo.of(facts);
    boolean traffic =
        Stream.of(Operation.values()).anyMatch(kind -> !facts.operations(kind).isEmpty());
    return facts.timeline().incidents().stream()
        .map(i -> i.result(cost.get(i.id()), traffic ? firstSuccess(i) : null))
        .toList();
  }

  private Double firstSuccess(Incident incident) {
    OptionalDouble success = Outages.firstSuccessMs(incident, facts);
    return success.isPresent() ? Double.valueOf(success.getAsDouble()) : null;
  }

  private Verdict.Ledger ledger(Operation kind) {
    return facts.operations(kind).isEmpty()
        ? null
        : facts.tally(kind).ledger(Flow.notBegun(kind, facts));
  }

  private Map<String, Verdict.Summary> metrics() {
    Map<String, Verdict.Summary> summaries = new LinkedHashMap<>();
    facts
        .measurements()
        .forEach(
            (metric, values) -> {
              String unit = Metric.named(metric).map(Metric::unit).orElse("");
              summaries.put(metric, Percentiles.summary(unit, values));
            });
    for (Operation kind : Operation.values()) {
      facts
          .latencies(kind)
          .summaries()
          .forEach((phase, summary) -> summaries.put(kind.plural() + " " + phase.text(), summary));
    }
    return summaries;
  }

  private Verdict.Audit audit() {
    List<String> left =
        facts.all(Event.Audited.class).flatMap(audited -> audited.left().stream()).toList();
    boolean looked = facts.all(Event.Audited.class).findAny().isPresent();
    if (!looked && facts.kept()) {
      return new Verdict.Audit("KEPT", List.of());
    }
    return looked
        ? new Verdict.Audit(left.isEmpty() ? "CLEAN" : "LEFT", left)
        : new Verdict.Audit("LEFT", List.of("nobody looked for what was left behind"));
  }
}
