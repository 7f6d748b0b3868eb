package io.swarmassay.lab;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The setting {@code dispatcher-heartbeat}: how often nodes report to the managers. */
final class Heartbeat {
  private static final Duration DEFAULT = Duration.ofSeconds(5);
  private static final Pattern SPELLING = Pattern.compile("(\\d{1,7})(ms|s|m)");

  private Heartbeat() {}

  /** The period; swarm's own 5 s where nothing is set. */
  static Duration of(Map<String, String> settings) {
    String text = settings.get("dispatcher-heartbeat");
    if (text == null) {
      return DEFAULT;
    }
    Matcher parts = SPELLING.matcher(text.strip());
    if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
      throw new IllegalArgumentException("dispatcher-heartbeat: a time like 5s, not " + text);
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
