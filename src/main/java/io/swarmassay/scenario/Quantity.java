package io.swarmassay.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a unit, as people write them: {@code 500ms}, {@code 20MB}, {@code 100/s}. */
public final class Quantity {
  /** How to write a duration. */
  public static final String DURATION_HINT = "write 500ms, 30s or 2m";

  static final String SIZE_HINT = "write 20MB or 512KiB";
  static final String RATE_HINT = "write 100/s or 5/m";

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?)(/?[A-Za-z]+)");

  private static final Map<String, Long> NANOS =
      Map.of(
          "us",
          1_000L,
          "ms",
          1_000_000L,
          "s",
          1_000_000_000L,
          "m",
          60_000_000_000L,
          "h",
          3_600_000_000_000L);

  private static final Map<String, Long> BYTES =
      Map.of(
          "B",
          1L,
          "kB",
          1_000L,
          "KB",
          1_000L,
          "KiB",
          1L << 10,
          "MB",
          1_000_000L,
          "MiB",
          1L << 20,
          "GB",
          1_000_000_000L,
          "GiB",
          1L << 30);

  private static final Map<String, Long> PER = Map.of("/s", 1L, "/m", 60L, "/h", 3_600L);

  private Quantity() {}

  /** A duration of at most about 290 years; empty when the text is none. */
  public static Optional<Duration> duration(String text) {
    OptionalLong nanos = whole(text, NANOS);
    return nanos.isPresent() ? Optional.of(Duration.ofNanos(nanos.getAsLong())) : Optional.empty();
  }

  /** A size in bytes; empty when the text is none. */
  static OptionalLong bytes(String text) {
    return whole(text, BYTES);
  }

  /** Operations a second; empty when the text is no rate. */
  static Optional<Double> perSecond(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || !PER.containsKey(matcher.group(2))) {
      return Optional.empty();
    }
    return Optional.of(Double.parseDouble(matcher.group(1)) / PER.get(matcher.group(2)));
  }

  /** The shortest spelling of a duration that reads back as the same, for example {@code 90s}. */
  public static String text(Duration duration) {
    long nanos = duration.toNanos();
    for (String unit : new String[] {"h", "m", "s", "ms"}) {
      if (nanos != 0 && nanos % NANOS.get(unit) == 0) {
        return nanos / NANOS.get(unit) + unit;
      }
    }
    return nanos == 0 ? "0s" : nanos / 1_000 + "us";
  }

  /** A short spelling of a size that reads back as the same, for example {@code 5.6MB}. */
  static String sizeText(long bytes) {
    if (bytes > 0 && bytes % 1_048_576 == 0) {
      return bytes / 1_048_576 + "MiB";
    }
    if (bytes > 0 && bytes % 10_000 == 0) {
      return BigDecimal.valueOf(bytes, 6).stripTrailingZeros().toPlainString() + "MB";
    }
    return bytes > 0 && bytes % 1_024 == 0 ? bytes / 1_024 + "KiB" : bytes + "B";
  }

  private static OptionalLong whole(String text, Map<String, Long> units) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
      return OptionalLong.empty();
    }
    BigDecimal value =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(units.get(matcher.group(2))));
    return value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(value.longValue());
  }
}
