package io.swarmassay.verdict.judge;

import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells how fast operations were; what is too slow is a budget's to say. */
final class Latency implements Checker {
  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String meaning() {
    return "tells how fast operations were; what is too slow is a budget's to say";
  }

  @Override
  public String leastEvidence() {
    return "one operation that ended well, of each kind that was offered";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    List<String> texts = new ArrayList<>();
    for (Operation kind : Operation.values()) {
      long negative = facts.latencies(kind).negative();
      if (negative > 0) {
        String text = "%,d %s ended before they should have begun: the clocks are damaged";
        return List.of(
            Check.inconclusive(name(), String.format(Locale.ROOT, text, negative, kind.plural())));
      }
      Map<Timeline.Phase, Verdict.Summary> summaries = facts.latencies(kind).summaries();
      if (summaries.isEmpty() && facts.planned(kind)) {
        return List.of(Check.inconclusive(name(), "none of the " + kind.plural() + " ended well"));
      }
      if (!summaries.isEmpty()) {
        texts.add(kind.plural() + " " + text(summaries));
      }
    }
    return texts.isEmpty() ? List.of() : List.of(Check.passed(name(), String.join("; ", texts)));
  }

  private static String text(Map<Timeline.Phase, Verdict.Summary> summaries) {
    return summaries.entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ROOT, "%s p99 %.2f ms", entry.getKey().text(), entry.getValue().p99()))
        .collect(Collectors.joining(", "));
  }
}
