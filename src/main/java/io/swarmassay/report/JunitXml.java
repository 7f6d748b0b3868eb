package io.swarmassay.report;

import io.swarmassay.report.evidence.FaultOutcome;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.Verdict.Budget;
import io.swarmassay.verdict.Verdict.FaultResult;
import io.swarmassay.verdict.Verdict.Skip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A verdict as JUnit XML: FAILED is a failure, INCONCLUSIVE an error, a skipped step a skip. The
 * whole verdict, each check, promise and fault is a test case; properties carry seed and history
 * hash.
 */
public final class JunitXml {
  private JunitXml() {}

  private record Case(String group, String name, Outcome outcome, String text, double seconds) {}

  /** The document. */
  public static String of(Verdict verdict) {
    List<Case> cases = cases(verdict);
    List<Skip> skips = verdict.skipped() == null ? List.of() : verdict.skipped();
    Html xml = new Html().add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").open("testsuites");
    xml.open(
        "testsuite",
        "name",
        scenario(verdict),
        "tests",
        "" + (cases.size() + skips.size()),
        "failures",
        "" + count(cases, Outcome.FAILED),
        "errors",
        "" + count(cases, Outcome.INCONCLUSIVE),
        "skipped",
        "" + skips.size(),
        "time",
        seconds(verdict.durationMs() / 1000.0),
        "timestamp",
        timestamp(verdict));
    properties(xml, verdict);
    cases.forEach(test -> test(xml, verdict, test));
    for (Skip skip : skips) {
      xml.open("testcase", "classname", scenario(verdict) + ".steps", "name", skip.step());
      xml.empty("skipped", "message", oneLine(skip.reason())).close();
    }
    return xml.close().close().toString();
  }

  private static List<Case> cases(Verdict verdict) {
    List<Case> cases = new ArrayList<>();
    String run = "seed " + verdict.seed() + ", history " + text(verdict.historyHash());
    cases.add(
        new Case(
            "verdict",
            "outcome",
            verdict.outcome(),
            why(verdict) + run,
            verdict.durationMs() / 1e3));
    for (Check check : verdict.checks() == null ? List.<Check>of() : verdict.checks()) {
      cases.add(new Case("checks", check.name(), check.outcome(), text(check.reason()), 0));
    }
    for (Budget budget : verdict.budgets() == null ? List.<Budget>of() : verdict.budgets()) {
      String name = BudgetSection.title(budget);
      cases.add(new Case("budgets", name, budget.outcome(), says(budget), 0));
    }
    for (FaultResult fault : verdict.faults() == null ? List.<FaultResult>of() : verdict.faults()) {
      String name = fault.id() + " " + fault.fault() + " on " + fault.target();
      double seconds = fault.recoveredMs() == null ? 0 : fault.recoveredMs() / 1000;
      Outcome outcome = FaultOutcome.of(verdict, fault);
      cases.add(new Case("faults", name, outcome, text(fault.proof()), seconds));
    }
    return cases;
  }

  /** The causes, where any are known, a line each. */
  private static String why(Verdict verdict) {
    return verdict.why().stream()
        .map(cause -> cause.told() + " [" + cause.diagnosis() + "]; " + cause.wayOut() + "\n")
        .collect(Collectors.joining());
  }

  private static String says(Budget budget) {
    String measured = Figures.of(budget.measured(), budget.unit());
    String limit = Figures.of(budget.limit(), budget.unit());
    return String.format(
        Locale.ROOT,
        "measured %s, limit %s, %s; %s: %s",
        measured,
        limit,
        Margin.words(budget),
        budget.source(),
        budget.quote());
  }

  private static void test(Html xml, Verdict verdict, Case test) {
    xml.open(
        "testcase",
        "classname",
        scenario(verdict) + "." + test.group(),
        "name",
        oneLine(test.name()),
        "time",
        seconds(test.seconds()));
    Outcome outcome = test.outcome() == null ? Outcome.INCONCLUSIVE : test.outcome();
    switch (outcome) {
      case FAILED -> xml.leaf("failure", test.text(), "message", oneLine(test.text()));
      case INCONCLUSIVE -> xml.leaf("error", test.text(), "message", oneLine(test.text()));
      case PASSED -> xml.leaf("system-out", test.text());
    }
    xml.close();
  }

  private static void properties(Html xml, Verdict verdict) {
    xml.open("properties");
    xml.empty("property", "name", "outcome", "value", "" + verdict.outcome());
    xml.empty("property", "name", "seed", "value", "" + verdict.seed());
    xml.empty("property", "name", "history_hash", "value", text(verdict.historyHash()));
    xml.close();
  }

  private static long count(List<Case> cases, Outcome outcome) {
    return cases.stream()
        .filter(test -> (test.outcome() == null ? Outcome.INCONCLUSIVE : test.outcome()) == outcome)
        .count();
  }

  private static String scenario(Verdict verdict) {
    String name = text(verdict.scenario());
    return name.isEmpty() ? "unknown" : name;
  }

  private static String timestamp(Verdict verdict) {
    String started = text(verdict.started());
    return started.isEmpty() ? null : started.replaceAll("(\\.\\d+)?Z$", "");
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static String oneLine(String text) {
    return text(text).replaceAll("\\s+", " ");
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
