package io.swarmassay.cli.progress;

import java.util.Locale;

/** Seconds since it was made. */
final class Stopwatch {
  private final long start = System.nanoTime();

  /** The seconds in seven columns, for example {@code " 3.2s"}. */
  String stamp() {
    return String.format(Locale.ROOT, "%6.1fs", (System.nanoTime() - start) / 1e9);
  }
}
