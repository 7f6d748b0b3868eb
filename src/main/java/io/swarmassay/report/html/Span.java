package io.swarmassay.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * The time that a picture covers. Places are percents of its width, so that one picture fits a
 * phone and a wall.
 *
 * @param fromMs left edge, since the run began
 * @param toMs right edge
 */
public record Span(double fromMs, double toMs) {
  private static final double[] STEPS = {
    100, 200, 500, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 900e3, 1800e3,
    3600e3, 7200e3, 14400e3, 28800e3
  };

  /** Place of a moment, from the left. */
  public String x(double ms) {
    return Figures.percent(ms - fromMs, toMs - fromMs);
  }

  /** Width of a stretch, as far as it is in the picture. */
  public String width(double from, double to) {
    double left = Math.max(from, fromMs);
    return Figures.percent(Math.max(0, Math.min(to, toMs) - left), toMs - fromMs);
  }

  /** Place of a moment in a drawing that is 1000 wide. */
  public double thousandth(double ms) {
    return 1000 * (ms - fromMs) / (toMs - fromMs);
  }

  /** Round moments for an axis, at most so many. */
  List<Double> ticks(int most) {
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && (toMs - fromMs) / STEPS[i] <= most; i--) {
      step = STEPS[i];
    }
    while ((toMs - fromMs) / step > most) { // longer than any run of ours: damaged evidence
      step *= 2;
    }
    List<Double> ticks = new ArrayList<>();
    for (double at = Math.ceil(fromMs / step) * step; at <= toMs; at += step) {
      ticks.add(at);
    }
    return ticks;
  }

  /** A round moment as an axis shows it: {@code 0:05}, {@code 1:10:00}, {@code 1.5 s}. */
  String label(double ms) {
    if (toMs - fromMs < 10_000) {
      return Figures.digits(ms / 1000) + " s";
    }
    String moment = Figures.moment(ms);
    return moment.substring(0, moment.length() - 2);
  }
}
