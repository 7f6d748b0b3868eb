package io.swarmassay.lab;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks at something outside of this JVM, which rings no bell, until it holds or time is over. */
final class Poll {
  private static final long BETWEEN_NANOS = Duration.ofMillis(5).toNanos();

  private Poll() {}

  /** Whether the condition held before the deadline passed. */
  static boolean until(Duration deadline, BooleanSupplier condition) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN_NANOS);
    }
    return true;
  }

  /** The same for what must not be left undone: a thread that is told to hurry hurries after it. */
  static boolean patiently(Duration deadline, BooleanSupplier condition) {
    long end = System.nanoTime() + deadline.toNanos();
    boolean hurried = Thread.interrupted();
    try {
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > end) {
          return false;
        }
        LockSupport.parkNanos(BETWEEN_NANOS);
        hurried |= Thread.interrupted();
      }
      return true;
    } finally {
      if (hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
