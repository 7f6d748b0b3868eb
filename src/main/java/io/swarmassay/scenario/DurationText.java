package io.swarmassay.scenario;

import java.time.Duration;
import java.util.Optional;

/** Durations as files, plans and command lines spell them. */
public final class DurationText {
  /** How to write one. */
  public static final String HINT = Quantity.DURATION_HINT;

  private DurationText() {}

  /** The duration a text spells: {@code 500ms}, {@code 30s}, {@code 2m}; empty when it is none. */
  public static Optional<Duration> parse(String text) {
    return Quantity.duration(text);
  }

  /** The shortest spelling that reads back as the same. */
  public static String text(Duration duration) {
    return Quantity.text(duration);
  }
}
