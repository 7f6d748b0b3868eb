package io.swarmassay.verdict.index;

import java.util.Locale;

/** Times in words and in the verdict's units. */
public final class Moments {
  private Moments() {}

  /** Milliseconds from microseconds. */
  public static double ms(long micros) {
    return micros / 1_000.0;
  }

  /** A time since the run began, for example {@code 12.034 s}. */
  public static String at(long micros) {
    return String.format(Locale.ROOT, "%.3f s", micros / 1_000_000.0);
  }

  /** A length of time, for example {@code 910 ms} or {@code 12.3 s}. */
  public static String lasting(double millis) {
    return millis < 10_000
        ? String.format(Locale.ROOT, "%.0f ms", millis)
        : String.format(Locale.ROOT, "%.1f s", millis / 1_000);
  }
}
