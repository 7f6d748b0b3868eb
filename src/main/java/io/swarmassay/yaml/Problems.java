package io.swarmassay.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects every problem of the files being read, so that all are told at once. */
public final class Problems {
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();

  /** Adds one at the place of a node. */
  public void add(Yaml at, String message, String hint) {
    add(new Problem(at.file(), at.line(), at.column(), message, hint));
  }

  /** Adds one. */
  public void add(Problem problem) {
    problems.add(problem);
  }

  /** Adds what is allowed, and hardly meant. */
  public void warn(Yaml at, String message, String hint) {
    warnings.add(new Problem(at.file(), at.line(), at.column(), message, hint));
  }

  /** Adds what is allowed, and hardly meant. */
  public void warn(Problem warning) {
    warnings.add(warning);
  }

  /** From now on what is only warned of is wrong. */
  public void strict() {
    problems.addAll(warnings);
    warnings.clear();
  }

  /** Adds all problems and warnings of another collection. */
  public void addAll(Problems others) {
    problems.addAll(others.sorted());
    warnings.addAll(others.warnings());
    notes.addAll(others.notes());
  }

  /** What is allowed, and hardly meant, in the order of their places; no reason to refuse. */
  public List<Problem> warnings() {
    return warnings.stream().distinct().sorted().toList();
  }

  /** Adds what is done for the user, who may want to know. */
  public void note(Yaml at, String message, String hint) {
    notes.add(new Problem(at.file(), at.line(), at.column(), message, hint));
  }

  /** What is done for the user, in the order of the places; nothing is wrong with it. */
  public List<Problem> notes() {
    return notes.stream().distinct().sorted().toList();
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
