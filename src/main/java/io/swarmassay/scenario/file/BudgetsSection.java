package io.swarmassay.scenario.file;

import io.swarmassay.history.Metric;
import io.swarmassay.history.Promise;
import io.swarmassay.scenario.BudgetLimits;
import io.swarmassay.scenario.Fields;
import io.swarmassay.scenario.Promises;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads a scenario's budgets, which may tighten what the stack's documents promise. */
final class BudgetsSection {
  private final Problems problems;
  private final BudgetLimits limits;
  private final List<Promise> documented;

  BudgetsSection(Problems problems, List<Promise> documented) {
    this.problems = problems;
    this.limits = new BudgetLimits(problems);
    this.documented = documented;
  }

  List<Promise> read(Yaml node) {
    if (!(node.content() instanceof Yaml.Mapping)) {
      problems.add(
          node, "expected a mapping, not " + node.kind(), "write recovery-time: {p95: 5s}");
    }
    List<Promise> promises = new ArrayList<>();
    node.entries()
        .values()
        .forEach(
            entry ->
                limits
                    .metric(entry.key())
                    .ifPresent(metric -> promises.addAll(of(metric, entry.value()))));
    return promises;
  }

  private List<Promise> of(Metric metric, Yaml node) {
    Set<String> keys = new TreeSet<>(BudgetLimits.STATISTICS);
    keys.add("component");
    node.entries().keySet().stream().filter(BudgetLimits::isStatistic).forEach(keys::add);
    Fields fields = new Fields(node, keys, problems);
    String component = fields.read("component", String.class).orElse("");
    List<Promise> promises = new ArrayList<>();
    for (Yaml.Entry entry : node.entries().values()) {
      String statistic = entry.key().text().orElse("");
      if (BudgetLimits.isStatistic(statistic)) {
        limits
            .limit(metric, entry.key(), entry.value())
            .ifPresent(
                limit -> {
                  Promise promise = Promises.own(metric, component, statistic, limit);
                  tightens(promise, entry.value());
                  promises.add(promise);
                });
      }
    }
    if (promises.isEmpty() && problems.none()) {
      problems.add(
          node, "no limit for " + metric.label(), "write " + metric.label() + ": {p95: 5s}");
    }
    return promises;
  }

  private void tightens(Promise own, Yaml at) {
    documented.stream()
        .filter(promise -> Promises.sameSubject(promise, own) && Promises.looser(own, promise))
        .forEach(
            promise ->
                problems.add(
                    at,
                    Promises.text(own)
                        + " is looser than the documented "
                        + Promises.limit(promise)
                        + " ("
                        + promise.source()
                        + ")",
                    "a scenario may tighten a budget, never loosen it"));
  }
}
