package io.swarmassay.verdict.judge;

import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.index.HistoryIndex;
import java.util.List;

/** Judges one thing from a history alone; never asks clock, disk or swarm. */
public interface Checker {
  /** The name in verdicts and reports. */
  String name();

  /** What it judges, in one line, for lists and docs; empty when nobody said. */
  default String meaning() {
    return "";
  }

  /**
   * The least it must have seen to say {@link Outcome#PASSED}, in one sentence without its stop;
   * below that it says {@link Outcome#INCONCLUSIVE}.
   */
  default String leastEvidence() {
    return "";
  }

  /**
   * The results, one for each thing it looked at; none when the history does not concern it because
   * nothing of that kind was planned.
   */
  List<Check> check(HistoryIndex facts);
}
