package io.swarmassay.report.html;

/**
 * A logarithmic scale of milliseconds, upwards.
 *
 * @param low power of ten at the bottom
 * @param high power of ten at the top
 * @param height in pixels
 */
public record Decades(double low, double high, int height) {
  /** Nothing was ever measured above 10^15 ms: the evidence says so, or a promise does. */
  private static final double TOP = 15;

  /** At least one decade. */
  public Decades {
    low = Math.max(-TOP, Math.min(low, TOP - 1));
    high = Math.max(low + 1, Math.min(high, TOP));
  }

  /** Place of a value, from the top. */
  public String y(double ms) {
    return Figures.place(level(ms));
  }

  private double level(double ms) {
    double power = Math.log10(Math.max(ms, Math.pow(10, low)));
    return height * (1 - Math.min(1, (power - low) / (high - low)));
  }

  /** A line and a label at each power of ten. */
  public void grid(Svg svg) {
    for (int power = (int) Math.ceil(low + 0.1); power < high - 0.1; power++) {
      double ms = Math.pow(10, power);
      svg.across("grid", y(ms)).text("scale", 2, Figures.place(level(ms) - 3), Figures.millis(ms));
    }
  }

  /** A limit, and who set it. */
  public void limit(Svg svg, double ms, String says) {
    svg.across("limit", y(ms)).text("limit-label end", "100%", Figures.place(level(ms) - 5), says);
  }
}
