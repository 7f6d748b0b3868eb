package io.swarmassay.stack.file;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations, sizes and shares of processors as docker spells them. */
final class Units {
  private static final Pattern DURATION =
      Pattern.compile("(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|ms|s|m|h))+");
  private static final Pattern PART = Pattern.compile("([0-9.]+)(ns|us|µs|ms|s|m|h)");
  private static final Pattern SIZE =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([kmgtp]?)i?b?", Pattern.CASE_INSENSITIVE);
  private static final Pattern CPUS = Pattern.compile("[0-9]+(\\.[0-9]{1,9})?|\\.[0-9]{1,9}");

  /** Less than any engine takes as a limit of memory, in bytes. */
  private static final long LEAST = 1 << 20;

  private Units() {}

  /** {@code 1m30s} in nanoseconds. */
  static Optional<Long> nanos(String text) {
    if (!DURATION.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      sum =
          sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit(part.group(2)))));
    }
    return whole(sum);
  }

  private static long unit(String name) {
    return switch (name) {
      case "ns" -> 1L;
      case "us", "µs" -> 1_000L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      default -> 3_600_000_000_000L;
    };
  }

  /** {@code 512m} in bytes: units are powers of 1024, whatever their spelling. */
  static Optional<Long> bytes(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      return Optional.empty();
    }
    int power = 1 + "kmgtp".indexOf(size.group(2).toLowerCase(Locale.ROOT));
    long factor = size.group(2).isEmpty() ? 1 : 1L << (10 * power);
    return whole(new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(factor)));
  }

  /**
   * As {@link #bytes}, but a number alone is none when it is small: no engine takes so few bytes,
   * and somebody forgot a unit. {@code docker stack config} writes bytes.
   */
  static Optional<Long> meant(String text) {
    return bytes(text).filter(size -> size >= LEAST || !text.matches("[0-9.]+"));
  }

  /** {@code 0.5} processors in billionths. */
  static Optional<Long> nanoCpus(String text) {
    return CPUS.matcher(text).matches()
        ? whole(new BigDecimal(text).movePointRight(9))
        : Optional.empty();
  }

  private static Optional<Long> whole(BigDecimal number) {
    return number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Optional.empty()
        : Optional.of(number.longValue());
  }
}
