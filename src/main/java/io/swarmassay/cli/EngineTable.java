package io.swarmassay.cli;

import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What scenarios came to on several engines: a line for each check, a column for each engine. */
final class EngineTable {
  private final Map<String, Map<String, Verdict>> byScenario = new LinkedHashMap<>();

  void add(String scenario, String engine, Verdict verdict) {
    byScenario.computeIfAbsent(scenario, name -> new LinkedHashMap<>()).put(engine, verdict);
  }

  /** Lines for a terminal, and for a Markdown file. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    byScenario.forEach(
        (scenario, verdicts) -> {
          lines.add("");
          lines.add(row(scenario, List.copyOf(verdicts.keySet())));
          lines.add(row("---", verdicts.keySet().stream().map(engine -> "---").toList()));
          lines.add(
              row("outcome", verdicts.values().stream().map(v -> v.outcome().name()).toList()));
          lines.add(row("duration", verdicts.values().stream().map(EngineTable::seconds).toList()));
          names(verdicts).forEach(name -> lines.add(row(name, outcomes(verdicts, name))));
        });
    return lines;
  }

  private static String row(String first, List<String> others) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| %-18s |", first));
    others.forEach(cell -> row.append(String.format(Locale.ROOT, " %-17s |", cell)));
    return row.toString();
  }

  private static String seconds(Verdict verdict) {
    return String.format(Locale.ROOT, "%.1f s", verdict.durationMs() / 1000.0);
  }

  private static TreeSet<String> names(Map<String, Verdict> verdicts) {
    TreeSet<String> names = new TreeSet<>();
    verdicts.values().forEach(v -> v.checks().forEach(check -> names.add(check.name())));
    return names;
  }

  private static List<String> outcomes(Map<String, Verdict> verdicts, String name) {
    return verdicts.values().stream()
        .map(
            verdict ->
                verdict.checks().stream()
                    .filter(check -> check.name().equals(name))
                    .map(check -> check.outcome().name())
                    .findFirst()
                    .orElse("-"))
        .toList();
  }

  /** The worst of all. */
  Outcome worst() {
    return Outcome.worst(
        byScenario.values().stream()
            .flatMap(verdicts -> verdicts.values().stream())
            .map(Verdict::outcome)
            .toList());
  }
}
