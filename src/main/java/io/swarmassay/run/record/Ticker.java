package io.swarmassay.run.record;

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
 * Measures how late a thread of this process is woken, ten times a second, and where the kernel
 * tells (PSI) the share of that time in which some work waited for a processor. Ticks that tell the
 * same are one event of the history: of at most a second while the machine keeps this thread
 * waiting, else of ten.
 */
public final class Ticker implements AutoCloseable {
  /** Where the kernel says how long work waited for a processor (PSI). */
  public static final Path PRESSURE = Path.of("/proc/pressure/cpu");

  private static final long TICK_US = 100_000;
  private static final long LATE_US = 1_000_000;
  private static final long QUIET_US = 10_000_000;

  /** What an idle machine keeps below. */
  private static final long NOTABLE_US = 5_000;

  /** Shares of a tick that differ by less tell the same. */
  private static final double ALIKE = 0.1;

  private static final long JOIN_MS = 2_000;

  private final Recorder recorder;
  private final LongSupplier stalledUs;
  private final Thread thread;
  private volatile boolean closed;

  /** Ticks that tell the same, not yet recorded. */
  private record Stretch(long begin, long end, long late, double stalled) {
    boolean takes(Stretch next) {
      long longest = Math.max(late, next.late) >= NOTABLE_US ? LATE_US : QUIET_US;
      return next.end - begin <= longest && Math.abs(next.stalled - stalled) <= ALIKE;
    }

    Stretch with(Stretch next) {
      double weighed = stalled * (end - begin) + next.stalled * (next.end - next.begin);
      double share = end > begin || next.end > next.begin ? weighed / (next.end - begin) : stalled;
      return new Stretch(begin, next.end, Math.max(late, next.late), share);
    }
  }

  private Stretch open;
  private long last;
  private long stalledThen;

  /** Starts to tick. */
  public Ticker(Recorder recorder) {
    this(recorder, () -> stalled(PRESSURE).orElse(-1));
  }

  /**
   * @param stalledUs microseconds in which some work waited, since the machine started; -1 for not
   *     known
   */
  Ticker(Recorder recorder, LongSupplier stalledUs) {
    this.recorder = recorder;
    this.stalledUs = stalledUs;
    this.last = recorder.now();
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
      if (closed) {
        return;
      }
      long now = System.nanoTime();
      woken(recorder.now(), Math.max(0, now - next) / 1_000);
      next = now;
    }
  }

  /** Takes note of one tick. */
  synchronized void woken(long t, long lateUs) {
    long stalled = stalledUs.getAsLong();
    Stretch tick = new Stretch(last, t, lateUs, share(stalled, t - last));
    if (open != null && open.takes(tick)) {
      open = open.with(tick);
    } else {
      tell();
      open = tick;
    }
    last = t;
    stalledThen = stalled;
  }

  private synchronized void tell() {
    if (open != null) {
      recorder.record(new Event.Ticked(open.end(), open.late(), open.stalled()));
      open = null;
    }
  }

  private double share(long stalled, long since) {
    return stalled < 0 || stalledThen < 0
        ? -1
        : Math.min(1, Math.max(0, (stalled - stalledThen) / (double) Math.max(1, since)));
  }

  /** The {@code total} of the line {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=1234}. */
  public static OptionalLong stalled(Path pressure) {
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
    tell();
  }
}
