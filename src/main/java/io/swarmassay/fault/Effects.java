package io.swarmassay.fault;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a fault's effect to show, asking again every few milliseconds. */
public final class Effects {
  private static final long PAUSE = Duration.ofMillis(10).toNanos();

  private Effects() {}

  /** Whether it showed in time; whoever is interrupted looks once more and gives up. */
  public static boolean within(Duration limit, BooleanSupplier shows) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!shows.getAsBoolean()) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE);
    }
    return true;
  }

  /** The first look that holds, or the last one. A failure to look shows nothing, and is told. */
  static Fault.Proof seen(Duration limit, Supplier<Fault.Proof> look) {
    Fault.Proof[] last = {null};
    within(
        limit,
        () -> {
          last[0] = looked(look);
          return last[0].holds();
        });
    return last[0];
  }

  private static Fault.Proof looked(Supplier<Fault.Proof> look) {
    try {
      return look.get();
    } catch (RuntimeException failed) {
      String why = String.valueOf(failed.getMessage()).replaceAll("\\s+", " ").strip();
      return new Fault.Proof(false, "nobody could look: " + why);
    }
  }
}
