package io.swarmassay.report;

/**
 * A logarithmic scale of milliseconds, upwards.
 *
 * @param low power of ten at the bottom
 * @param high power of ten at the top
 * @param height in pixels
 */
record Decades(int low, int high, int height) {

  /** Place of a value, from the top. */
  String y(double ms) {
    double power = Math.log10(Math.max(ms, Math.pow(10, low)));
    return Figures.place(height * (1 - Math.min(1, (power - low) / (high - low))));
  }

  /** A line and a label at each power of ten. */
  void grid(Html svg) {
    for (int power = low; power <= high; power++) {
      String y = y(Math.pow(10, power));
      svg.empty("line", "class", "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y);
      if (power > low && power < high) {
        svg.leaf(
            "text",
            Figures.millis(Math.pow(10, power)),
            "class",
            "scale",
            "x",
            "0",
            "dx",
            "2",
            "dy",
            "-3",
            "y",
            y);
      }
    }
  }
}
