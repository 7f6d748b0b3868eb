package io.swarmassay.fault;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a fault's effect to show, asking again every few milliseconds. */
final class Effects {
  private static final long PAUSE = Duration.ofMillis(10).toNanos();

  private Effects() {}

  static boolean within(Duration limit, BooleanSupplier shows) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!shows.getAsBoolean()) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE);
    }
    return true;
  }
}
