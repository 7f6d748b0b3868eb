package io.swarmassay.verdict.index;

import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Verdict;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Latency of operations that ended well, counted from when they should have begun: of messages to
 * being handled, of everything else to the end.
 */
public final class Latencies {
  /** Clocks of engines and nodes are compared with ours to less than this. */
  private static final long CLOCKS_MICROS = 1_000;

  private final Map<Timeline.Phase, Histogram> histograms = new EnumMap<>(Timeline.Phase.class);
  private final RunPhases phases;
  private final boolean message;
  private long negative;

  private Latencies(Operation kind, Timeline timeline) {
    phases = new RunPhases(timeline);
    message = kind == Operation.MESSAGE;
  }

  static Latencies of(Operation kind, HistoryIndex facts) {
    Latencies latencies = new Latencies(kind, facts.timeline());
    facts.operations(kind).forEach(latencies::visit);
    return latencies;
  }

  /** How many ended before they should have begun: damaged measurements, left out of all others. */
  public long negative() {
    return negative;
  }

  /** Summaries in milliseconds by part of the run; parts without operations are left out. */
  public Map<Timeline.Phase, Verdict.Summary> summaries() {
    Map<Timeline.Phase, Verdict.Summary> summaries = new LinkedHashMap<>();
    histograms.forEach((phase, histogram) -> summaries.put(phase, summary(histogram)));
    return summaries;
  }

  private void visit(SenderOperations sender, long seq, OperationPage page, int at) {
    if (page.tried(at) && (message ? page.seen(at) : page.acknowledged(at))) {
      long end = message ? page.seenAt(at) : page.ended(at);
      long micros = end - page.intended(at);
      if (micros < -CLOCKS_MICROS) {
        negative++;
        return;
      }
      histograms
          .computeIfAbsent(phases.of(page.intended(at)), phase -> fresh())
          .recordValue(Math.max(0, micros));
    }
  }

  private static Histogram fresh() {
    Histogram histogram = new Histogram(3);
    histogram.setAutoResize(true);
    return histogram;
  }

  private static Verdict.Summary summary(Histogram histogram) {
    return new Verdict.Summary(
        "ms",
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50) / 1_000.0,
        histogram.getValueAtPercentile(90) / 1_000.0,
        histogram.getValueAtPercentile(99) / 1_000.0,
        histogram.getMaxValue() / 1_000.0,
        histogram.getMean() / 1_000.0);
  }
}
