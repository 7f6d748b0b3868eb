package io.swarmassay.scenario.file;

import io.swarmassay.history.Metric;
import io.swarmassay.history.Promise;
import io.swarmassay.scenario.BudgetLimits;
import io.swarmassay.scenario.Fields;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code stacks/<name>/budgets.yaml}: what a stack's documents promise. */
public final class BudgetFile {
  private static final Set<String> KEYS =
      Set.of("metric", "component", "kind", "reason", "source", "quote");
  private static final String STATISTIC_HINT =
      "write one of " + String.join(", ", BudgetLimits.STATISTICS);

  private final Problems problems;
  private final BudgetLimits limits;
  private final Set<String> seen = new HashSet<>();

  private BudgetFile(Problems problems) {
    this.problems = problems;
    this.limits = new BudgetLimits(problems);
  }

  /** Reads a file; throws {@link io.swarmassay.yaml.BadInput} with every problem it has. */
  public static List<Promise> read(Path file) {
    Problems problems = new Problems();
    List<Promise> promises = read(file, problems);
    problems.throwIfAny();
    return promises;
  }

  /** Reads what can be read of a file and adds its problems to others. */
  public static List<Promise> read(Path file, Problems problems) {
    return YamlFile.read(file, problems)
        .map(root -> new BudgetFile(problems).all(root))
        .orElse(List.of());
  }

  private List<Promise> all(Yaml root) {
    if (!(root.content() instanceof Yaml.Sequence)) {
      problems.add(root, "expected a list of budgets, not " + root.kind(), "write - metric: ...");
    }
    List<Promise> promises = new ArrayList<>();
    root.items().forEach(node -> one(node).ifPresent(promises::add));
    return promises;
  }

  private Optional<Promise> one(Yaml node) {
    Fields fields = new Fields(node, keys(node), problems);
    Optional<Metric> metric =
        fields
            .require("metric", "name one of " + String.join(", ", BudgetLimits.metricNames()))
            .flatMap(limits::metric);
    Promise.Kind kind = fields.read("kind", Promise.Kind.class).orElse(Promise.Kind.HARD);
    fields.require("source", "name the document and the section that promise it");
    fields.require("quote", "give the document's own words");
    if (kind == Promise.Kind.WAIVED) {
      fields.require("reason", "a waived budget says why it cannot be met");
    }
    return metric.flatMap(m -> promise(m, kind, fields));
  }

  /** Percentiles are keys too: known here are all that name a statistic. */
  private static Set<String> keys(Yaml node) {
    Set<String> keys = new TreeSet<>(KEYS);
    keys.addAll(BudgetLimits.STATISTICS);
    node.entries().keySet().stream().filter(BudgetLimits::isStatistic).forEach(keys::add);
    return keys;
  }

  private Optional<Promise> promise(Metric metric, Promise.Kind kind, Fields fields) {
    List<Yaml.Entry> statistics =
        fields.node().entries().values().stream()
            .filter(entry -> BudgetLimits.isStatistic(entry.key().text().orElse("")))
            .toList();
    if (statistics.size() != 1) {
      String found = statistics.isEmpty() ? "no statistic" : "more than one statistic";
      problems.add(fields.node(), found + " for " + metric.label(), STATISTIC_HINT);
      return Optional.empty();
    }
    Yaml.Entry limit = statistics.get(0);
    var value = limits.limit(metric, limit.key(), limit.value());
    String statistic = limit.key().text().orElse("");
    String component = text(fields, "component");
    if (!seen.add(metric.label() + "/" + component + "/" + statistic)) {
      problems.add(
          fields.node(), metric.label() + " " + statistic + " is promised twice", "keep one");
    }
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Promise(
                metric.label(),
                component,
                statistic,
                value.getAsDouble(),
                kind,
                text(fields, "reason"),
                text(fields, "source"),
                text(fields, "quote")));
  }

  private static String text(Fields fields, String key) {
    return fields.read(key, String.class).orElse("");
  }
}
