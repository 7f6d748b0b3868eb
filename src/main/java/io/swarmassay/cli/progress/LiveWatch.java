package io.swarmassay.cli.progress;

import io.swarmassay.cli.terminal.Console;
import io.swarmassay.cli.terminal.Sentences;
import io.swarmassay.run.Trial;
import io.swarmassay.swarm.Threads;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What happened scrolls by; what happens now stands in the last line, its seconds running. */
final class LiveWatch implements ProgressDisplay {
  private static final long BEAT_MS = 200;
  private static final String ERASE = "\r\u001b[2K";
  private static final int COLUMNS = 96;

  private final Console console;
  private final Stopwatch clock = new Stopwatch();
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(work -> Threads.daemon("assay-display", work));
  private String now = "";

  LiveWatch(Console console, Trial trial) {
    this.console = console;
    console.line(Sentences.heading(trial));
    beat.scheduleAtFixedRate(
        Threads.guarded("assay-display", this::draw), BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stage(String text) {
    now = text;
    draw();
  }

  @Override
  public synchronized void line(String text) {
    erase();
    console.line(clock.stamp() + "  " + Sentences.plain(text));
    draw();
  }

  @Override
  public synchronized void finished(Verdict verdict, Path evidence) {
    now = "";
    erase();
    Sentences.summary(verdict, evidence).forEach(console::line);
  }

  private synchronized void draw() {
    if (!now.isEmpty()) {
      String text = clock.stamp() + "  " + now;
      String fitting = text.length() > COLUMNS ? text.substring(0, COLUMNS - 1) + "…" : text;
      console.out().print(ERASE + fitting);
      console.out().flush();
    }
  }

  private void erase() {
    console.out().print(ERASE);
    console.out().flush();
  }

  @Override
  public void close() {
    beat.shutdownNow();
    synchronized (this) {
      now = "";
      erase();
    }
  }
}
