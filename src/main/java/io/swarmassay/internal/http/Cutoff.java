package io.swarmassay.internal.http;

import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Threads;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Closes a connection when its time is over, which frees whoever waits for it. */
final class Cutoff implements AutoCloseable {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();
  private final Future<?> due;
  private volatile boolean over;

  /**
   * From now on.
   *
   * @param nanos how long the connection may be used
   */
  Cutoff(Connection connection, long nanos) {
    due = CLOCK.schedule(() -> cut(connection), Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  /** Whether the time was over. */
  boolean over() {
    return over;
  }

  private void cut(Connection connection) {
    over = true;
    shut(connection);
  }

  static void shut(Connection connection) {
    try {
      connection.close();
    } catch (IOException gone) {
      // Closed is what it was meant to be.
    }
  }

  @Override
  public void close() {
    due.cancel(false);
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(1, work -> Threads.daemon("assay-http-deadlines", work));
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }
}
