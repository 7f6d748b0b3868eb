package io.swarmassay.lab;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Held by whoever works in labs of this JVM and ends its work in good order on Ctrl-C or SIGTERM:
 * while one is held the labs outlive the signal, for half a minute at most. SIGKILL asks nobody.
 */
public final class Lease implements AutoCloseable {
  /** How long work that was told to end may take. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Set<Lease> HELD = ConcurrentHashMap.newKeySet();

  private final CountDownLatch given = new CountDownLatch(1);

  private Lease() {}

  /** Takes one; close it when the work is over. */
  public static Lease take() {
    Lease lease = new Lease();
    HELD.add(lease);
    return lease;
  }

  /** Waits until none is held any more. */
  static void awaitAll() {
    long until = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (Lease lease : HELD) {
        lease.given.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    HELD.remove(this);
    given.countDown();
  }
}
