package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import io.swarmassay.history.Metric;
import io.swarmassay.history.Reached;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts a verdict together. */
record Assembly(Facts facts, List<Check> checks, List<Verdict.Budget> budgets) {
  private static final int SCHEMA = 1;

  Verdict verdict() {
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
        metrics(),
        Incident.of(facts).stream().map(incident -> incident.result(null)).toList(),
        null,
        null,
        List.of(),
        facts.all(Event.Skipped.class).map(s -> new Verdict.Skip(s.step(), s.reason())).toList(),
        audit());
  }

  private Map<String, Verdict.Summary> metrics() {
    TreeSet<String> names = new TreeSet<>();
    facts.all(Event.Sampled.class).map(Event.Sampled::metric).forEach(names::add);
    Stream.of(Metric.RECOVERED, Metric.RECOVERY_TIME).map(Metric::label).forEach(names::add);
    Map<String, Verdict.Summary> summaries = new LinkedHashMap<>();
    for (String name : names) {
      double[] values = Measurements.of(name, "", facts).values();
      if (values.length > 0) {
        String unit = Metric.named(name).map(Metric::unit).orElse("");
        summaries.put(name, Spread.summary(unit, values));
      }
    }
    return summaries;
  }

  private Verdict.Audit audit() {
    List<String> left =
        facts.all(Event.Audited.class).flatMap(audited -> audited.left().stream()).toList();
    return new Verdict.Audit(left.isEmpty() ? "CLEAN" : "LEFT", left);
  }
}
