package io.swarmassay.report;

import io.swarmassay.verdict.Verdict.Budget;

/** How far a measured value is from its limit. */
final class Margin {
  private Margin() {}

  /**
   * {@code 61× under}, {@code 1.3× over}, {@code met exactly}; a dash when nothing was measured.
   */
  static String words(Budget budget) {
    if (budget.measured() == null) {
      return "\u2013";
    }
    return budget.statistic().equals("min-ratio") ? ratio(budget) : times(budget);
  }

  private static String ratio(Budget budget) {
    double points = 100 * (budget.measured() - budget.limit());
    if (Math.abs(points) < 0.005) {
      return "met exactly";
    }
    return Figures.digits(Math.abs(points)) + " points " + (points < 0 ? "short" : "above");
  }

  private static String times(Budget budget) {
    double factor = budget.limit() / budget.measured();
    if (budget.measured() == 0) {
      return "none";
    }
    if (Math.abs(factor - 1) < 0.005) {
      return "at the limit";
    }
    return factor > 1 ? factor(factor) + " under" : factor(1 / factor) + " over";
  }

  private static String factor(double factor) {
    return factor < 1.1
        ? Figures.digits(100 * (factor - 1)) + " %"
        : Figures.digits(factor >= 10 ? Math.floor(factor) : Math.floor(factor * 10) / 10)
            + "\u00D7";
  }

  /** The measured value as a bar on a scale whose line is the limit. */
  static String bar(Budget budget) {
    if (budget.measured() == null || budget.limit() <= 0) {
      return "";
    }
    double share = budget.measured() / budget.limit();
    double whole = Math.max(1, share) * 1.08;
    Html svg = new Html();
    svg.open("svg", "class", "margin", "width", "100%", "height", "14", "aria-hidden", "true");
    svg.empty(
        "rect",
        "class",
        "track",
        "x",
        "0",
        "y",
        "4",
        "width",
        Figures.percent(1, whole),
        "height",
        "6");
    svg.empty(
        "rect",
        "class",
        "fill",
        "x",
        "0",
        "y",
        "4",
        "width",
        Figures.percent(Math.max(share, 0.012), whole),
        "height",
        "6");
    String limit = Figures.percent(1, whole);
    svg.empty("line", "class", "limit", "x1", limit, "x2", limit, "y1", "0", "y2", "14");
    return svg.close().toString();
  }
}
