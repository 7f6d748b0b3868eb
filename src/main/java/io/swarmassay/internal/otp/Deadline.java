package io.swarmassay.internal.otp;

import java.time.Duration;

/**
 * A moment until which something may take, and the wait that was granted.
 *
 * @param granted the whole wait
 * @param until on the clock of {@link System#nanoTime()}
 */
record Deadline(Duration granted, long until) {
  static Deadline in(Duration granted) {
    return new Deadline(granted, System.nanoTime() + granted.toNanos());
  }

  /** What is left; never less than a millisecond, so that it can be handed on. */
  Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
  }

  boolean over() {
    return System.nanoTime() - until >= 0;
  }

  @Override
  public String toString() {
    return granted.toMillis() + " ms";
  }
}
