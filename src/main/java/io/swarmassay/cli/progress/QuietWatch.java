package io.swarmassay.cli.progress;

import io.swarmassay.cli.terminal.Console;
import io.swarmassay.cli.terminal.Sentences;
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
