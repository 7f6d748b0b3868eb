package io.swarmassay.report;

import io.swarmassay.report.html.Badge;
import io.swarmassay.report.html.Figures;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict.Budget;
import java.util.List;
import java.util.Locale;

/** How a promise stands: the judgement, and whether the figure itself held. */
final class BudgetStatus {
  private BudgetStatus() {}

  /** Whether the measured value is beyond its limit, whatever that means for the run. */
  static boolean missed(Budget budget) {
    if (budget.measured() == null) {
      return false;
    }
    return least(budget) ? budget.measured() < budget.limit() : budget.measured() > budget.limit();
  }

  /** Whether the limit is a lower one. */
  static boolean least(Budget budget) {
    return budget.statistic() != null && budget.statistic().startsWith("min");
  }

  /** Whether it was measured, held, and counts as kept. */
  static boolean kept(Budget budget) {
    return budget.outcome() == Outcome.PASSED && budget.measured() != null && !missed(budget);
  }

  /** Whether it was excused in advance and was needed to be. */
  static boolean excused(Budget budget) {
    return missed(budget) && budget.outcome() == Outcome.PASSED;
  }

  /** The word and sign for the table. */
  static String badge(Budget budget) {
    if (excused(budget)) {
      return Badge.excused(waived(budget) ? "WAIVED" : "MISSED, SOFT");
    }
    if (budget.measured() == null && budget.outcome() == Outcome.PASSED) {
      return Badge.excused("NOT MEASURED");
    }
    return Badge.of(budget.outcome() == null ? Outcome.INCONCLUSIVE : budget.outcome());
  }

  /** The style of its row. */
  static String style(Budget budget) {
    return budget.outcome() == null || excused(budget) ? "excused" : Badge.style(budget.outcome());
  }

  private static boolean waived(Budget budget) {
    return budget.kind() != null && budget.kind().toLowerCase(Locale.ROOT).equals("waived");
  }

  /** {@code 9 of 10 promises kept, 1 waived or soft}. */
  static String count(List<Budget> budgets) {
    long kept = budgets.stream().filter(BudgetStatus::kept).count();
    long excused = budgets.stream().filter(BudgetStatus::excused).count();
    String rest = excused == 0 ? "" : ", " + excused + " missed and waived or soft";
    return kept + " of " + Figures.many(budgets.size(), "documented promise") + " kept" + rest;
  }
}
