package io.swarmassay.lab;

import java.time.Duration;
import java.util.List;

/**
 * How much slower than the machine of our limits this one is, measured by a fixed piece of work.
 * Limits for the machine itself (an engine's start, its joining) are multiplied by it; what waits
 * for a stack never is.
 */
final class Pace {
  /** What the work takes on the idle two-core machine on which the limits were chosen. */
  private static final Duration REFERENCE = Duration.ofMillis(60);

  /** An emulated processor is 5 to 20 times slower; beyond that nothing here was ever tried. */
  private static final double SLOWEST = 20;

  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final List<String> WORK =
      List.of("awk", "BEGIN { for (i = 0; i < 1000000; i++) s += i; print s }");

  private Pace() {}

  /** At least 1, and 20 at most; measured anew at each call, since load comes and goes. */
  static double now() {
    long start = System.nanoTime();
    try {
      LabProcess.run("", DEADLINE, WORK);
    } catch (LabException tooSlow) {
      return SLOWEST;
    }
    return of(Duration.ofNanos(System.nanoTime() - start));
  }

  /** Of a machine on which the work took so long. */
  static double of(Duration took) {
    return Math.max(1, Math.min(SLOWEST, (double) took.toNanos() / REFERENCE.toNanos()));
  }

  /** A limit, at that pace. */
  static Duration scaled(Duration limit, double pace) {
    return Duration.ofMillis(Math.round(limit.toMillis() * pace));
  }
}
