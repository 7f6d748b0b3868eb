package io.swarmassay.report;

import io.swarmassay.history.Metric;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Table;
import io.swarmassay.verdict.Verdict.Budget;
import java.util.List;
import java.util.Optional;

/** What documents promised beside what was measured, with the margin between them. */
record BudgetSection() implements Section {

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    List<Budget> budgets = evidence.budgets();
    if (budgets.isEmpty()) {
      return Optional.empty();
    }
    Table table =
        new Table(
                "Promised and measured",
                "Promise",
                "#Limit",
                "#Measured",
                "#Margin",
                "",
                "Outcome",
                "Promised by")
            .onPhone("promises");
    budgets.forEach(budget -> table.styled("budget " + BudgetStatus.style(budget), cells(budget)));
    return Optional.of(
        new Panel("promises", "Promised and measured", lead(budgets), table.toString()));
  }

  private static String lead(List<Budget> budgets) {
    return BudgetStatus.count(budgets)
        + ". Each comes from a document; its own words stand beside it.";
  }

  private static String[] cells(Budget budget) {
    return new String[] {
      name(budget),
      Html.escape(Figures.of(budget.limit(), budget.unit())),
      "<strong>" + Html.escape(Figures.of(budget.measured(), budget.unit())) + "</strong>",
      Html.escape(Margin.words(budget)),
      Margin.bar(budget),
      badge(budget),
      source(budget)
    };
  }

  private static String name(Budget budget) {
    Html name = new Html().open("span", "class", "metric").text(title(budget)).close();
    String meaning = Metric.named(budget.metric()).map(Metric::meaning).orElse("");
    return name.leaf("small", meaning).toString();
  }

  /** {@code ping, p99} or {@code image size of erlang, total}. */
  static String title(Budget budget) {
    String part =
        budget.component() == null || budget.component().isEmpty()
            ? ""
            : " of " + budget.component();
    return budget.metric().replace('-', ' ') + part + statistic(budget);
  }

  private static String statistic(Budget budget) {
    return switch (budget.statistic()) {
      case "total", "min-ratio" -> "";
      case "max" -> ", at most";
      default -> ", " + budget.statistic();
    };
  }

  private static String badge(Budget budget) {
    Html badge = new Html().add(BudgetStatus.badge(budget));
    boolean said = budget.reason() == null || budget.reason().isEmpty();
    return said ? badge.toString() : badge.leaf("small", budget.reason()).toString();
  }

  private static String source(Budget budget) {
    Html source = new Html();
    if (budget.quote() != null && !budget.quote().isEmpty()) {
      source.open("q").text(plain(budget.quote())).close();
    }
    return source.leaf("small", budget.source() == null ? "" : budget.source()).toString();
  }

  /** A document's words without the marks that made them a table or bold. */
  static String plain(String quote) {
    return quote
        .strip()
        .replaceAll("\\*\\*|^\\|\\s*|\\s*\\|$", "")
        .replaceAll("\\s*\\|\\s*", " \u00B7 ");
  }
}
