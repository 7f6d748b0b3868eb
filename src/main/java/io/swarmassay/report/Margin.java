package io.swarmassay.report;

import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Svg;
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
    return BudgetStatus.least(budget) ? ratio(budget) : times(budget);
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
        ? Math.max(1, Math.round(100 * (factor - 1))) + " %"
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
    String limit = Figures.percent(1, whole);
    Svg svg = Svg.ornament("margin", 14).rect("track", 0, 4, limit, 6);
    svg.rect("fill", 0, 4, Figures.percent(Math.max(share, 0.012), whole), 6);
    return svg.upright("limit", limit, 0, 14).close().toString();
  }
}
