package io.swarmassay.verdict.judge;

import java.util.Locale;

/** Measured values in words. */
final class QuantityText {
  private QuantityText() {}

  /** For example {@code 30 s}, {@code 18.5 MB}, {@code 100 %}. */
  static String text(double value, String unit) {
    return switch (unit) {
      case "ms" -> value >= 1_000 ? number(value / 1_000) + " s" : number(value) + " ms";
      case "bytes" -> value >= 1e6 ? number(value / 1e6) + " MB" : number(value) + " bytes";
      case "ratio", "share" -> number(value * 100) + " %";
      default -> (number(value) + " " + unit).trim();
    };
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "");
  }
}
