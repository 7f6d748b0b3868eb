package io.swarmassay.report;

import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.Verdict.Budget;
import io.swarmassay.verdict.Verdict.FaultResult;
import io.swarmassay.verdict.Verdict.Ledger;
import io.swarmassay.verdict.Verdict.Summary;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A verdict as gauges in base units, in text that is both OpenMetrics and what Prometheus' textfile
 * collector reads.
 */
public final class OpenMetrics {
  private static final Pattern STARTED =
      Pattern.compile("\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");

  private final Set<String> said = new HashSet<>();
  private final StringBuilder out = new StringBuilder();
  private final Verdict verdict;

  private OpenMetrics(Verdict verdict) {
    this.verdict = verdict;
  }

  /** The document. */
  public static String of(Verdict verdict) {
    return new OpenMetrics(verdict).text();
  }

  private String text() {
    run();
    checks();
    budgets();
    metrics();
    faults();
    ledger("messages", verdict.messages());
    ledger("rows", verdict.rows());
    return out.append("# EOF\n").toString();
  }

  private void run() {
    family("run_outcome", "1 for the outcome of the newest run, 0 for the others");
    for (Outcome outcome : Outcome.values()) {
      sample("run_outcome", outcome == verdict.outcome() ? 1 : 0, "outcome", outcome.name());
    }
    family("run_duration_seconds", "how long the run took");
    sample("run_duration_seconds", verdict.durationMs() / 1000.0);
    started();
  }

  private void started() {
    if (verdict.started() != null && STARTED.matcher(verdict.started()).matches()) {
      family("run_started_timestamp_seconds", "when the run began");
      double seconds = Instant.parse(verdict.started()).toEpochMilli() / 1000.0;
      sample("run_started_timestamp_seconds", seconds);
    }
  }

  private void checks() {
    List<Check> checks = verdict.checks() == null ? List.of() : verdict.checks();
    if (!checks.isEmpty()) {
      family("check_passed", "1 when the check passed");
      checks.forEach(
          c -> sample("check_passed", c.outcome() == Outcome.PASSED ? 1 : 0, "check", c.name()));
    }
  }

  private void budgets() {
    List<Budget> budgets = verdict.budgets() == null ? List.of() : verdict.budgets();
    if (!budgets.isEmpty()) {
      family("budget_limit", "documented limit, in seconds, bytes or as a ratio");
      budgets.forEach(budget -> budget("budget_limit", budget, budget.limit()));
      family("budget_measured", "what was measured for it, in the same unit");
      budgets.stream()
          .filter(b -> b.measured() != null)
          .forEach(b -> budget("budget_measured", b, b.measured()));
    }
  }

  private void budget(String family, Budget budget, double value) {
    String part = budget.component() == null ? "" : budget.component();
    sample(
        family,
        based(value, budget.unit()),
        "metric",
        budget.metric(),
        "statistic",
        budget.statistic(),
        "component",
        part,
        "kind",
        budget.kind(),
        "unit",
        unit(budget.unit()));
  }

  private void metrics() {
    Map<String, Summary> metrics = verdict.metrics() == null ? Map.of() : verdict.metrics();
    if (!metrics.isEmpty()) {
      family("measured", "statistics of what was measured, in seconds, bytes or as a ratio");
      metrics.forEach(this::metric);
      family("measured_samples", "how many samples they come from");
      metrics.forEach(
          (name, summary) -> sample("measured_samples", summary.count(), "metric", name));
    }
  }

  private void metric(String name, Summary summary) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("p50", summary.p50());
    values.put("p90", summary.p90());
    values.put("p99", summary.p99());
    values.put("max", summary.max());
    values.put("mean", summary.mean());
    values.forEach(
        (statistic, value) ->
            sample(
                "measured",
                based(value, summary.unit()),
                "metric",
                name,
                "statistic",
                statistic,
                "unit",
                unit(summary.unit())));
  }

  private void faults() {
    List<FaultResult> faults = verdict.faults() == null ? List.of() : verdict.faults();
    family("faults", "faults of the run: struck, proven to bite, recovered in time");
    sample("faults", faults.size(), "state", "struck");
    sample(
        "faults",
        faults.stream().filter(f -> "PROVEN".equals(f.effect())).count(),
        "state",
        "proven");
    sample("faults", faults.stream().filter(FaultResult::recovered).count(), "state", "recovered");
  }

  private void ledger(String name, Ledger ledger) {
    if (ledger != null) {
      family(name, "where every operation went");
      sample(name, ledger.sent(), "state", "sent");
      sample(name, ledger.acknowledged(), "state", "acknowledged");
      sample(name, ledger.failed(), "state", "failed");
      sample(name, ledger.unknown(), "state", "unknown");
      sample(name, ledger.handled(), "state", "handled");
      sample(name, ledger.diedWithReplica(), "state", "died_with_replica");
      sample(name, ledger.lost(), "state", "lost");
      sample(name, ledger.duplicated(), "state", "duplicated");
      sample(name, ledger.reordered(), "state", "reordered");
    }
  }

  private void family(String name, String help) {
    out.append("# HELP swarmassay_").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE swarmassay_").append(name).append(" gauge\n");
  }

  /** One line; a second one with the same labels would spoil the whole file and is left out. */
  private void sample(String name, double value, String... labels) {
    StringBuilder key = new StringBuilder("swarmassay_").append(name);
    key.append("{scenario=\"").append(label(verdict.scenario()));
    for (int i = 0; i < labels.length; i += 2) {
      key.append("\",").append(labels[i]).append("=\"").append(label(labels[i + 1]));
    }
    if (said.add(key.toString())) {
      out.append(key).append("\"} ").append(number(value)).append('\n');
    }
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private static String label(String text) {
    String safe = text == null ? "" : text;
    return safe.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static double based(double value, String unit) {
    return "ms".equals(unit) ? value / 1000 : value;
  }

  private static String unit(String unit) {
    return "ms".equals(unit) ? "seconds" : unit;
  }
}
