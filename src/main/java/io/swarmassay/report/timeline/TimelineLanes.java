package io.swarmassay.report.timeline;

import io.swarmassay.history.Event;
import io.swarmassay.report.evidence.Buckets;
import io.swarmassay.report.evidence.Chronicle;
import io.swarmassay.report.evidence.OperationSummary;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the timeline shows of a run, one strip below the other. */
public final class TimelineLanes {
  private TimelineLanes() {}

  /** The lanes for which the history holds anything. */
  public static List<TimelineLane> of(RunEvidence evidence) {
    Chronicle history = evidence.history();
    List<TimelineLane> lanes = new ArrayList<>();
    stages(history, lanes);
    latencies(evidence, lanes);
    lives(lanes, "not available", "outage", windowLives(evidence));
    lives(lanes, "replicas", "life", Story.lives(history));
    lives(lanes, "membership, node by node (dark: peers missing)", "view", Story.views(history));
    lives(lanes, "leader", "leader", Story.leaders(history));
    marks(history, lanes);
    return lanes;
  }

  private static void lives(
      List<TimelineLane> lanes, String title, String style, List<TimelineSpan> lives) {
    long names = lives.stream().map(TimelineSpan::name).distinct().count();
    if (names > 0 && names <= 24) {
      lanes.add(new LifeLane(title, style, lives));
    }
  }

  private static void stages(Chronicle history, List<TimelineLane> lanes) {
    List<MarkLane.Mark> marks =
        history.all(Event.Stage.class).stream()
            .map(
                e -> new MarkLane.Mark(e.t() / 1e3, "stage", (e.name() + " " + e.detail()).strip()))
            .toList();
    if (!marks.isEmpty()) {
      lanes.add(new MarkLane("stages of the run", marks));
    }
  }

  private static void latencies(RunEvidence evidence, List<TimelineLane> lanes) {
    for (Map.Entry<String, Buckets<OperationSummary>> kind :
        evidence.history().operations.entrySet()) {
      Buckets<OperationSummary> spreads = kind.getValue();
      boolean tried = !kind.getKey().startsWith("sampled ");
      if (tried || !evidence.history().operations.containsKey("message")) {
        lanes.add(latency(evidence, kind.getKey(), spreads));
      }
      if (tried) {
        lanes.add(new LoadLane(spreads));
      }
    }
  }

  private static TimelineLane latency(
      RunEvidence evidence, String kind, Buckets<OperationSummary> spreads) {
    String metric =
        switch (kind) {
          case "message" -> "message-latency";
          case "http" -> "http-latency";
          default -> kind.replace("sampled ", "");
        };
    double limit =
        evidence.budgets().stream()
            .filter(budget -> budget.metric().equals(metric) && budget.unit().equals("ms"))
            .mapToDouble(Verdict.Budget::limit)
            .min()
            .orElse(Double.NaN);
    String name = metric.endsWith("latency") ? metric.replace('-', ' ') : metric + " latency";
    return new LatencyLane(name + ": median, to p90, to p99, maximum", spreads, limit);
  }

  private static List<TimelineSpan> windowLives(RunEvidence evidence) {
    return evidence.unavailability().stream()
        .map(w -> new TimelineSpan(w.what(), w.fromMs(), w.toMs(), because(w.fault())))
        .toList();
  }

  private static String because(String fault) {
    return fault == null ? "no fault explains it" : "during " + fault;
  }

  private static void marks(Chronicle history, List<TimelineLane> lanes) {
    List<MarkLane.Mark> marks =
        history.all(Event.Platform.class).stream()
            .filter(e -> !e.action().equals("leads"))
            .map(e -> new MarkLane.Mark(e.t() / 1e3, style(e), text(e)))
            .toList();
    if (!marks.isEmpty()) {
      lanes.add(new MarkLane("engine events (above: came; below: went)", marks));
    }
  }

  private static String style(Event.Platform event) {
    return event.action().matches("die|kill|remove|destroy|disconnect|stop|oom") ? "die" : "come";
  }

  private static String text(Event.Platform e) {
    return String.join(" ", e.node(), e.kind(), e.action(), e.subject(), e.detail()).strip();
  }
}
