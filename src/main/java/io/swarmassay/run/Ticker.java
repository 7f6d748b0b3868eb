package io.swarmassay.run;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.swarm.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Measures how late a thread of this process is woken, ten times a second, and writes it into the
 * history: once a second while the machine keeps it waiting, else every ten seconds. Where the
 * kernel tells (PSI), the share of time in which some work waited for a processor stands beside it.
 */
final class Ticker implements AutoCloseable {
  static final Path PRESSURE = Path.of("/proc/pressure/cpu");
  private static final long TICK_US = 100_000;
  private static final long SECOND_US = 1_000_000;
  private static final long QUIET_US = 10_000_000;

  /** What an idle machine keeps below; more is worth a line. */
  private static final long NOTABLE_US = 5_000;

  private static final long JOIN_MS = 2_000;

  private final Recorder recorder;
  private final LongSupplier stalledUs;
  private final Thread thread;
  private volatile boolean closed;

  private long told;
  private long late;
  private long stalledThen;

  /** Starts to tick. */
  Ticker(Recorder recorder) {
    this(recorder, () -> stalled(PRESSURE).orElse(-1));
  }

  /**
   * @param stalledUs microseconds in which some work waited, since the machine started; -1 for not
   *     known
   */
  Ticker(Recorder recorder, LongSupplier stalledUs) {
    this.recorder = recorder;
    this.stalledUs = stalledUs;
    this.told = recorder.now();
    this.stalledThen = stalledUs.getAsLong();
    this.thread = Threads.start("assay-tick", this::tick);
  }

  private void tick() {
    long next = System.nanoTime();
    while (!closed) {
      next += TICK_US * 1_000;
      for (long left = next - System.nanoTime(); left > 0 && !closed; ) {
        LockSupport.parkNanos(left);
        left = next - System.nanoTime();
      }
      long now = System.nanoTime();
      woken(recorder.now(), (now - next) / 1_000);
      next = now;
    }
  }

  /** Takes note of one tick. */
  void woken(long t, long lateUs) {
    late = Math.max(late, lateUs);
    long since = t - told;
    if (since >= QUIET_US || since >= SECOND_US && late >= NOTABLE_US) {
      long stalled = stalledUs.getAsLong();
      recorder.record(new Event.Ticked(t, late, share(stalled, since)));
      told = t;
      late = 0;
      stalledThen = stalled;
    }
  }

  private double share(long stalled, long since) {
    return stalled < 0 || stalledThen < 0
        ? -1
        : Math.min(1, Math.max(0, (stalled - stalledThen) / (double) since));
  }

  /** The {@code total} of the line {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=1234}. */
  static OptionalLong stalled(Path pressure) {
    try {
      return Files.readAllLines(pressure).stream()
          .filter(line -> line.startsWith("some ") && line.contains("total="))
          .mapToLong(line -> Long.parseLong(line.substring(line.indexOf("total=") + 6).strip()))
          .findFirst();
    } catch (IOException | NumberFormatException untold) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
