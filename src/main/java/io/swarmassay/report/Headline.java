package io.swarmassay.report;

import io.swarmassay.history.Event;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Badge;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;

/** The outcome, in one look: the word, one sentence, the reasons, the facts. */
final class Headline {
  private final RunEvidence evidence;

  Headline(RunEvidence evidence) {
    this.evidence = evidence;
  }

  String html() {
    Html head = new Html().open("header", "class", "verdict " + Badge.style(evidence.outcome()));
    head.leaf("p", "Swarmassay \u00B7 evidence of a run", "class", "kicker");
    head.leaf("h1", title());
    head.open("p", "class", "outcome").add(Badge.shape(evidence.outcome()));
    head.leaf("span", evidence.outcome().name()).close();
    head.leaf("p", sentence(), "class", "sentence");
    new Reasons(evidence).into(head);
    facts(head);
    return head.close().toString();
  }

  private String title() {
    String scenario = evidence.verdict().scenario();
    return evidence
        .history()
        .first(Event.Opened.class)
        .map(Event.Opened::title)
        .filter(title -> title != null && !title.isBlank())
        .orElse(
            scenario == null || scenario.isBlank()
                ? evidence.folder().getFileName().toString()
                : scenario);
  }

  private String sentence() {
    return switch (evidence.outcome()) {
      case PASSED -> promises() + ", every fault was proven to bite, and nothing was left behind.";
      case FAILED -> "The stack broke a promise. What broke, when, and because of what:";
      case INCONCLUSIVE -> "This run proves nothing, neither for the stack nor against it. Why:";
    };
  }

  private String promises() {
    return evidence.budgets().stream().allMatch(BudgetStatus::kept)
        ? "Every promise held"
        : "Every promise held, save those excused in advance";
  }

  private void facts(Html head) {
    Verdict verdict = evidence.verdict();
    head.open("dl", "class", "facts");
    fact(head, "Stack", verdict.stack());
    fact(head, "Started", Figures.date(verdict.started()));
    fact(head, "Took", Figures.millis(evidence.durationMs()));
    fact(head, "Seed", "" + verdict.seed());
    fact(head, "Nodes", evidence.fact("/nodes", "/scenario/nodes", "/lab/nodes"));
    fact(head, "Events", Figures.count(evidence.history().lines()));
    head.close();
  }

  private static void fact(Html head, String name, String value) {
    if (value != null && !value.isBlank()) {
      head.open("div").leaf("dt", name).leaf("dd", value).close();
    }
  }

  /** The title of the page. */
  String page() {
    Outcome outcome = evidence.outcome();
    return outcome + ": " + title();
  }
}
