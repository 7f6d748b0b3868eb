package io.swarmassay.cli.progress;

import io.swarmassay.cli.terminal.Console;
import io.swarmassay.cli.terminal.Sentences;
import io.swarmassay.run.Trial;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;

/** A line for each thing that happens, with the seconds since the start; for a pipe or a log. */
final class PlainWatch implements ProgressDisplay {
  private final Console console;
  private final Stopwatch clock = new Stopwatch();

  PlainWatch(Console console, Trial trial) {
    this.console = console;
    console.line(Sentences.heading(trial));
  }

  @Override
  public void stage(String text) {
    line(text);
  }

  @Override
  public void line(String text) {
    console.line(clock.stamp() + "  " + Sentences.plain(text));
  }

  @Override
  public void finished(Verdict verdict, Path evidence) {
    Sentences.summary(verdict, evidence).forEach(console::line);
  }
}
