package io.swarmassay.report;

import io.swarmassay.history.Cause;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.Verdict.Budget;
import io.swarmassay.verdict.Verdict.FaultResult;
import java.util.List;

/** A verdict as Markdown, for the summary page of a CI job. */
public final class JobSummary {
  private JobSummary() {}

  /** The document. */
  public static String of(Verdict verdict) {
    StringBuilder out = new StringBuilder();
    out.append("## ").append(sign(verdict.outcome())).append(' ').append(cell(verdict.scenario()));
    out.append(": ").append(verdict.outcome()).append("\n\n");
    causes(out, verdict.why());
    checks(out, verdict.checks() == null ? List.of() : verdict.checks());
    budgets(out, verdict.budgets() == null ? List.of() : verdict.budgets());
    faults(out, verdict.faults() == null ? List.of() : verdict.faults());
    limits(out, verdict.limits() == null ? List.of() : verdict.limits());
    out.append("Seed ").append(verdict.seed()).append(", ");
    out.append(Figures.millis(verdict.durationMs())).append(". History `");
    return out.append(cell(verdict.historyHash())).append("`.\n").toString();
  }

  private static void causes(StringBuilder out, List<Cause> causes) {
    for (Cause cause : causes) {
      out.append("- **Why** ").append(cell(cause.told())).append(". ");
      out.append(cell(cause.wayOut())).append(" (`").append(cell(cause.diagnosis()));
      out.append("`)\n");
    }
    out.append(causes.isEmpty() ? "" : "\n");
  }

  private static void checks(StringBuilder out, List<Check> checks) {
    List<Check> bad = checks.stream().filter(c -> c.outcome() != Outcome.PASSED).toList();
    out.append(checks.size() - bad.size())
        .append(" of ")
        .append(Figures.many(checks.size(), "check"));
    out.append(" held.\n\n");
    for (Check check : bad) {
      out.append("- ").append(sign(check.outcome())).append(" **").append(cell(check.name()));
      out.append("** ").append(cell(check.reason()));
      out.append(check.cause() == null ? "\n" : " (during " + cell(check.cause()) + ")\n");
    }
    out.append(bad.isEmpty() ? "" : "\n");
  }

  private static void limits(StringBuilder out, List<String> limits) {
    if (!limits.isEmpty()) {
      out.append("This run cannot prove:\n\n");
      limits.forEach(limit -> out.append("- ").append(cell(limit)).append('\n'));
      out.append('\n');
    }
  }

  private static void budgets(StringBuilder out, List<Budget> budgets) {
    if (budgets.isEmpty()) {
      return;
    }
    out.append("| Promise | Limit | Measured | Margin | | Document |\n|---|--:|--:|--:|---|---|\n");
    for (Budget budget : budgets) {
      out.append("| ").append(cell(BudgetSection.title(budget))).append(" | ");
      out.append(cell(Figures.of(budget.limit(), budget.unit()))).append(" | ");
      out.append(cell(Figures.of(budget.measured(), budget.unit()))).append(" | ");
      out.append(Margin.words(budget)).append(" | ").append(standing(budget)).append(" | ");
      out.append(cell(budget.source())).append(" |\n");
    }
    out.append('\n');
  }

  private static String standing(Budget budget) {
    return BudgetStatus.excused(budget)
        ? "\u2796 " + cell(budget.kind())
        : sign(budget.outcome()) + " " + budget.outcome();
  }

  private static void faults(StringBuilder out, List<FaultResult> faults) {
    if (!faults.isEmpty()) {
      long proven = faults.stream().filter(f -> "PROVEN".equals(f.effect())).count();
      long recovered = faults.stream().filter(FaultResult::recovered).count();
      out.append(Figures.many(faults.size(), "fault")).append(": ").append(proven);
      out.append(" proven to bite, ").append(recovered).append(" recovered in time.\n\n");
    }
  }

  private static String sign(Outcome outcome) {
    if (outcome == null) {
      return "\u2754";
    }
    return switch (outcome) {
      case PASSED -> "\u2705";
      case FAILED -> "\u274C";
      case INCONCLUSIVE -> "\u2754";
    };
  }

  /** Text that can break neither table nor page. */
  private static String cell(String text) {
    return text == null
        ? ""
        : Html.escape(text.replaceAll("\\s+", " ")).replaceAll("([\\\\|`*_\\[\\]])", "\\\\$1");
  }
}
