package io.swarmassay.cli;

import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;

/** Says the outcome only. */
record QuietWatch(Console console) implements ProgressDisplay {
  @Override
  public void stage(String text) {}

  @Override
  public void line(String text) {}

  @Override
  public void finished(Verdict verdict, Path evidence) {
    console.line(Sentences.outcome(verdict));
  }
}
