package io.swarmassay.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects every problem of the files being read, so that all are told at once. */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();

  /** Adds one at the place of a node. */
  public void add(Yaml at, String message, String hint) {
    add(new Problem(at.file(), at.line(), at.column(), message, hint));
  }

  /** Adds one. */
  public void add(Problem problem) {
    problems.add(problem);
  }

  /** Whether there is none. */
  public boolean none() {
    return problems.isEmpty();
  }

  /** All so far, in the order of their places. */
  public List<Problem> sorted() {
    return problems.stream().distinct().sorted().toList();
  }

  /** Throws all of them, if any. */
  public void throwIfAny() {
    if (!none()) {
      throw new BadInput(sorted());
    }
  }
}
