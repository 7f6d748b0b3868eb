package io.swarmassay.report;

import io.swarmassay.history.Cause;
import io.swarmassay.report.evidence.FaultOutcome;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Badge;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict.Budget;
import io.swarmassay.verdict.Verdict.FaultResult;
import io.swarmassay.verdict.Verdict.Ledger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Why it came out as it did: what broke first, then what held. */
final class Reasons {
  private static final int SHOWN = 12;

  /** When a probe was read; probes are read one after the other. */
  private static final Pattern MOMENT = Pattern.compile(" \\(at [0-9.]+ s\\)");

  private final RunEvidence evidence;

  Reasons(RunEvidence evidence) {
    this.evidence = evidence;
  }

  /** One reason: its weight, what it speaks of, and the reason in words. */
  record Reason(Outcome outcome, String what, String text, String link) {
    Reason with(Reason other) {
      return new Reason(outcome, what + ", " + other.what, text, link);
    }
  }

  void into(Html head) {
    List<Reason> bad = bad();
    head.open("div", "class", "reasons");
    causes(head, evidence.verdict().why());
    if (!bad.isEmpty()) {
      list(head, "Reasons", bad.subList(0, Math.min(SHOWN, bad.size())));
      if (bad.size() > SHOWN) {
        head.leaf("p", "and " + (bad.size() - SHOWN) + " more below");
      }
    }
    List<Reason> good = good();
    if (!good.isEmpty()) {
      list(head, bad.isEmpty() ? "Reasons" : "What held", good);
    }
    head.close();
  }

  /** What was diagnosed stands first: the rest follows from it. */
  private static void causes(Html head, List<Cause> causes) {
    if (causes.isEmpty()) {
      return;
    }
    head.leaf("h2", "Why").open("ul");
    for (Cause cause : causes) {
      head.open("li", "class", "why").open("span").leaf("b", cause.subject());
      head.text(" " + cause.seen() + " ");
      head.leaf("code", cause.place().isEmpty() ? cause.diagnosis() : cause.place());
      head.empty("br").text("Way out: " + cause.wayOut() + ".").close().close();
    }
    head.close();
  }

  private static void list(Html head, String title, List<Reason> reasons) {
    head.leaf("h2", title).open("ul");
    for (Reason reason : reasons) {
      head.open("li", "class", Badge.style(reason.outcome())).add(Badge.shape(reason.outcome()));
      head.open("span");
      head.open("b").open("a", "href", reason.link()).text(reason.what()).close().close();
      head.text(" " + reason.text()).close().close();
    }
    head.close();
  }

  /** Everything that speaks against PASSED, the worst first. */
  List<Reason> bad() {
    List<Reason> bad = new ArrayList<>();
    for (Check check : evidence.checks()) {
      bad.add(new Reason(check.outcome(), check.name(), explained(check), "#checks"));
    }
    for (Budget budget : evidence.budgets()) {
      bad.add(new Reason(budget.outcome(), BudgetSection.title(budget), says(budget), "#promises"));
    }
    for (FaultResult fault : evidence.faults()) {
      fault(bad, fault, FaultOutcome.of(evidence.verdict(), fault));
    }
    bad.addAll(Integrity.doubts(evidence));
    bad.removeIf(reason -> reason.outcome() == null || reason.outcome() == Outcome.PASSED);
    bad.sort(Comparator.comparing(Reason::outcome).reversed().thenComparing(Reasons::rank));
    return alike(bad);
  }

  private static String explained(Check check) {
    String cause = check.cause();
    boolean told =
        cause == null
            || Pattern.compile("\\b" + Pattern.quote(cause) + "\\b").matcher(check.reason()).find();
    return told ? check.reason() : check.reason() + " (during " + cause + ")";
  }

  /** What broke for one reason is told once: the first of them speaks for all. */
  private static List<Reason> alike(List<Reason> bad) {
    Map<String, Reason> told = new LinkedHashMap<>();
    for (Reason reason : bad) {
      String sense =
          reason.outcome() + reason.link() + MOMENT.matcher("" + reason.text()).replaceAll("");
      told.merge(sense, reason, Reason::with);
    }
    return List.copyOf(told.values());
  }

  /** A broken harness explains much of the rest; what was never tried is only a consequence. */
  private static int rank(Reason reason) {
    boolean idle =
        reason.text() != null && reason.text().matches("(?s)(never read|not measured).*");
    return reason.what().equals("harness") ? 0 : idle ? 2 : 1;
  }

  private static String says(Budget budget) {
    if (budget.measured() == null) {
      return budget.reason() == null || budget.reason().isEmpty()
          ? "was not measured"
          : budget.reason();
    }
    String limit = Figures.of(budget.limit(), budget.unit());
    String promised = " where " + (BudgetStatus.least(budget) ? "at least " : "at most ") + limit;
    return "measured "
        + Figures.of(budget.measured(), budget.unit())
        + promised
        + " was promised ("
        + budget.source()
        + ")";
  }

  private static void fault(List<Reason> bad, FaultResult fault, Outcome outcome) {
    String what = fault.id() + " " + fault.fault() + " on " + fault.target();
    String link = "#fault-" + fault.id();
    if (!"PROVEN".equals(fault.effect())) {
      bad.add(
          new Reason(
              Outcome.INCONCLUSIVE, what, "could not be proven to bite: " + fault.proof(), link));
    } else if (!fault.recovered()) {
      boolean late = outcome == Outcome.FAILED;
      String text = late ? "did not recover in time" : "was not seen to recover";
      bad.add(new Reason(outcome, what, text, link));
    }
  }

  private List<Reason> good() {
    List<Reason> good = new ArrayList<>();
    long checks = evidence.checks().stream().filter(c -> c.outcome() == Outcome.PASSED).count();
    add(good, checks, evidence.checks().size(), "check", "held", "#checks");
    if (evidence.budgets().stream().anyMatch(BudgetStatus::kept)) {
      String count = BudgetStatus.count(evidence.budgets());
      int verb = count.indexOf(" kept");
      good.add(
          new Reason(
              Outcome.PASSED, count.substring(0, verb), count.substring(verb + 1), "#promises"));
    }
    long recovered =
        evidence.faults().stream()
            .filter(f -> f.recovered() && "PROVEN".equals(f.effect()))
            .count();
    add(
        good,
        recovered,
        evidence.faults().size(),
        "fault",
        "proven to bite and recovered" + slowest(),
        "#faults");
    ledger(good, evidence.verdict().messages(), "message");
    ledger(good, evidence.verdict().rows(), "row");
    if (AuditSection.clean(evidence)) {
      good.add(
          new Reason(
              Outcome.PASSED, "Clean-up:", "nothing of the run was left on the machine", "#audit"));
    }
    return good;
  }

  private static void add(
      List<Reason> good, long held, int all, String noun, String verb, String link) {
    if (held > 0) {
      good.add(new Reason(Outcome.PASSED, held + " of " + Figures.many(all, noun), verb, link));
    }
  }

  private String slowest() {
    return evidence.faults().stream()
        .filter(fault -> fault.recovered() && fault.recoveredMs() != null)
        .max(Comparator.comparing(FaultResult::recoveredMs))
        .map(fault -> ", the slowest in " + Figures.millis(fault.recoveredMs()))
        .orElse("");
  }

  private static void ledger(List<Reason> good, Ledger ledger, String noun) {
    if (ledger != null && ledger.lost() == 0 && ledger.duplicated() == 0 && ledger.sent() > 0) {
      good.add(
          new Reason(
              Outcome.PASSED,
              Figures.many(ledger.sent(), noun),
              "sent, none lost, none duplicated",
              "#ledger"));
    }
  }
}
