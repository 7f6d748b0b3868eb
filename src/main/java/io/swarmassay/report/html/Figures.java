package io.swarmassay.report.html;

import java.util.Locale;

/** Figures as people read them: three digits that matter, a unit, the same on every machine. */
public final class Figures {
  private static final double KILO = 1000;

  private Figures() {}

  /** A value in the unit of its metric: {@code ms}, {@code bytes}, {@code ratio} or another. */
  public static String of(Double value, String unit) {
    if (value == null || value.isNaN()) {
      return "not measured";
    }
    return switch (unit == null ? "" : unit) {
      case "ms" -> millis(value);
      case "bytes" -> bytes(value);
      case "ratio", "share" -> digits(value * 100) + " %";
      default -> (digits(value) + " " + (unit == null ? "" : unit)).strip();
    };
  }

  /** A time: {@code 0.07 ms}, {@code 910 ms}, {@code 1.83 s}, {@code 2 min 5 s}. */
  public static String millis(double ms) {
    if (ms < 0.001 && ms > 0) {
      return "< 0.001 ms";
    }
    if (Math.round(ms) < KILO) {
      return digits(ms) + " ms";
    }
    return ms < 59_950 ? digits(ms / KILO) + " s" : minutes(Math.round(ms / KILO));
  }

  private static String minutes(long seconds) {
    if (seconds >= 3600) {
      return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
    return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
  }

  /** A size in decimal units, as documents state them: {@code 18.5 MB}. */
  public static String bytes(double bytes) {
    if (bytes >= 1e9) {
      return digits(bytes / 1e9) + " GB";
    }
    return bytes >= 99_500 ? digits(bytes / 1e6) + " MB" : digits(bytes / KILO) + " kB";
  }

  /** A number with three digits that matter and no idle zeros: {@code 0.07}, {@code 18.5}. */
  public static String digits(double value) {
    double size = Math.abs(value);
    int places = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.0995 || size == 0 ? 2 : 3;
    return trimmed(String.format(Locale.ROOT, "%." + places + "f", value));
  }

  /** A count with groups of three: {@code 1 000 000}, never broken over two lines. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202F');
  }

  /** A count and its noun: {@code 1 check}, {@code 7 checks}. */
  public static String many(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** A place in a picture with at most two decimals. */
  public static String place(double value) {
    return trimmed(String.format(Locale.ROOT, "%.2f", value));
  }

  /** A share of a whole, for widths and places in percent. */
  public static String percent(double part, double whole) {
    return place(whole <= 0 ? 0 : Math.max(0, Math.min(100, 100 * part / whole))) + "%";
  }

  /** A moment of a run: {@code 0:12.0}, {@code 1:05:00.3}. */
  public static String moment(double ms) {
    long tenths = Math.round(ms / 100);
    long seconds = tenths / 10;
    String tail = String.format(Locale.ROOT, "%02d.%d", seconds % 60, tenths % 10);
    return seconds < 3600
        ? seconds / 60 + ":" + tail
        : String.format(Locale.ROOT, "%d:%02d:%s", seconds / 3600, seconds % 3600 / 60, tail);
  }

  /** An instant in UTC as people write it: {@code 2026-03-14 02:00:07 UTC}. */
  public static String date(String instant) {
    return instant == null
        ? ""
        : instant.replaceFirst("(\\d)T(\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?Z$", "$1 $2 UTC");
  }

  private static String trimmed(String number) {
    if (number.indexOf('.') < 0) {
      return number;
    }
    String bare = number.replaceAll("0+$", "").replaceAll("\\.$", "");
    return bare.equals("-0") ? "0" : bare;
  }
}
