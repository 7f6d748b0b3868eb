package io.swarmassay.internal.docker;

import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Threads;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs blocking work on daemon threads and interrupts it when its time is over. The transport's own
 * time-outs do not work on Unix sockets; an interrupt frees a blocked reader at once.
 */
final class Deadlines implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool(Deadlines::daemon);

  private static Thread daemon(Runnable work) {
    return Threads.daemon("engine-call-" + COUNT.incrementAndGet(), work);
  }

  /** What the work returns; {@code what} names it in messages. */
  <T> T within(Duration deadline, String what, Callable<T> work) {
    Future<T> answer = submit(what, work);
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new SwarmException(what + ": no answer within " + deadline.toMillis() + " ms", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SwarmException(what + ": interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw translated(what, failed.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private <T> Future<T> submit(String what, Callable<T> work) {
    try {
      return threads.submit(work);
    } catch (RejectedExecutionException closed) {
      throw new SwarmException(what + ": this client is closed", closed);
    }
  }

  private static SwarmException translated(String what, Throwable cause) {
    if (cause instanceof SwarmException refused && refused.status() != 0) {
      SwarmException here = new SwarmException(refused.status(), refused.getMessage());
      here.addSuppressed(refused);
      return here;
    }
    return new SwarmException(what + ": " + reason(cause), cause);
  }

  private static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
