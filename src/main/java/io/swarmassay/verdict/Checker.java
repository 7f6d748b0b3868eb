package io.swarmassay.verdict;

import java.util.List;

/** Judges one thing from a history alone; never asks clock, disk or swarm. */
public interface Checker {
  /** The name in verdicts and reports. */
  String name();

  /** What it judges, in one line, for lists and docs; empty when nobody said. */
  default String meaning() {
    return "";
  }

  /** The results, one for each thing it looked at; none when the history does not concern it. */
  List<Check> check(Facts facts);
}
