package io.swarmassay.report;

import io.swarmassay.history.Event;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Badge;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Fold;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Table;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict.Audit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of ours was left on the machine, and what became of every remedy. */
record AuditSection() implements Section {
  private static final String KEPT =
      " The lab was kept up on request: nothing of it was removed or audited.";
  private static final String UNSEEN = " Nobody looked for what was left behind.";

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    Audit audit = evidence.verdict().audit();
    Html body = new Html();
    if (audit != null) {
      audit(body, evidence, audit);
    }
    remedies(body, evidence);
    troubles(body, evidence);
    String lead =
        "Containers, networks, volumes, rules, mounts and processes, read again after everything was removed.";
    return body.toString().isEmpty()
        ? Optional.empty()
        : Optional.of(new Panel("audit", "Clean-up audit", lead, body.toString()));
  }

  /** Whether somebody looked and found nothing; a verdict without an audit is no clean one. */
  static boolean clean(RunEvidence evidence) {
    Audit audit = evidence.verdict().audit();
    boolean looked = !evidence.history().all(Event.Audited.class).isEmpty();
    return looked && audit != null && "CLEAN".equals(audit.outcome());
  }

  private static void audit(Html body, RunEvidence evidence, Audit audit) {
    boolean clean = clean(evidence);
    boolean looked = clean || !"CLEAN".equals(audit.outcome());
    String word = looked ? audit.outcome() : "NOT LOOKED";
    body.open("p").add(Badge.of(clean ? Outcome.PASSED : Outcome.INCONCLUSIVE, word));
    body.text(said(audit, clean, looked)).close();
    List<String> left = audit.left() == null ? List.of() : audit.left();
    list(body, left);
  }

  private static String said(Audit audit, boolean clean, boolean looked) {
    if (audit.outcome().equals("KEPT")) {
      return KEPT;
    }
    return clean ? " Nothing of the run was left behind." : looked ? " Left behind:" : UNSEEN;
  }

  private static void list(Html body, List<String> items) {
    if (!items.isEmpty()) {
      body.open("ul");
      items.forEach(item -> body.open("li").leaf("code", item).close());
      body.close();
    }
  }

  private static void remedies(Html body, RunEvidence evidence) {
    Map<String, Event.Remedied> last = new LinkedHashMap<>();
    evidence.history().all(Event.Remedied.class).forEach(remedy -> last.put(remedy.id(), remedy));
    Table table = new Table("Remedies", "Remedy", "Last state", "#At", "What it does");
    last.values()
        .forEach(
            r ->
                table.row(
                    Html.escape(r.id()),
                    Html.escape(r.state()),
                    Figures.moment(r.t() / 1e3),
                    Html.escape(r.description())));
    if (!table.isEmpty()) {
      body.add(Fold.of("Remedies: " + last.size(), table.toString(), last.size() <= 6));
    }
  }

  private static void troubles(Html body, RunEvidence evidence) {
    Table table = new Table("Trouble with lab or harness", "Where", "#At", "What");
    evidence
        .history()
        .all(Event.Trouble.class)
        .forEach(
            t ->
                table.styled(
                    "inconclusive",
                    Html.escape(t.where()),
                    Figures.moment(t.t() / 1e3),
                    Html.escape(t.message())));
    if (!table.isEmpty()) {
      body.leaf("h3", "Trouble with lab or harness").add(table.toString());
    }
  }
}
