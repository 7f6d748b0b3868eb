package io.swarmassay.report.html;

/** The time below a drawing. */
public final class TimeAxis {
  private static final int TICKS = 7;

  private TimeAxis() {}

  /** Fine lines from top to bottom at round moments, labelled below. */
  public static void draw(Svg svg, Span time, int top, int bottom) {
    for (double tick : time.ticks(TICKS)) {
      String x = time.x(tick);
      String end = tick == 0 ? "" : tick > time.toMs() * 0.94 ? " end" : " middle";
      svg.upright("grid", x, top, bottom).text("clock" + end, x, bottom + 14, time.label(tick));
    }
  }
}
