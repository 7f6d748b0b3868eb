package io.swarmassay.internal.otp;

import io.swarmassay.swarm.Threads;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Closes streams whose time is up: JInterface's handshake knows no time-out, a close frees it. */
final class Watchdog {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private Watchdog() {}

  /** Closes the stream at the deadline unless the guard is closed before. */
  static Guard guard(Closeable stream, Deadline deadline) {
    Future<?> alarm =
        CLOCK.schedule(
            Threads.guarded("assay-beam-watchdog", () -> close(stream)),
            deadline.left().toNanos(),
            TimeUnit.NANOSECONDS);
    return () -> alarm.cancel(false);
  }

  static void close(Closeable stream) {
    try {
      stream.close();
    } catch (IOException gone) {
      // Closed is what it was meant to be.
    }
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(1, work -> Threads.daemon("assay-beam-watchdog", work));
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /** Calls the watchdog off. */
  interface Guard extends AutoCloseable {
    @Override
    void close();
  }
}
