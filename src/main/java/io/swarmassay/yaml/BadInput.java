package io.swarmassay.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A user's files cannot be used; nothing was started. Exit code 2. */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  /** With all problems found. */
  public BadInput(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of their places. */
  public List<Problem> problems() {
    return problems;
  }
}
