package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the harness itself was sound and left nothing behind: trouble, remedies, audit. */
final class Aftermath implements Checker {
  @Override
  public String name() {
    return "harness";
  }

  @Override
  public String meaning() {
    return "whether the harness itself was sound and left nothing behind";
  }

  @Override
  public String leastEvidence() {
    return "an audit of what is left, and the remedy of every held fault";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    List<Check> checks = new ArrayList<>();
    facts
        .all(Event.Trouble.class)
        .map(trouble -> Check.inconclusive("harness", text(trouble)))
        .forEach(checks::add);
    remedies(facts, checks);
    audit(facts, checks);
    return checks;
  }

  private static String text(Event.Trouble trouble) {
    return String.format(
        Locale.ROOT,
        "%s failed at %s: %s",
        trouble.where(),
        Moments.at(trouble.t()),
        trouble.message());
  }

  private static void remedies(HistoryIndex facts, List<Check> checks) {
    List<String> open =
        new ArrayList<>(
            Remedies.of(facts).stream().filter(Remedies::open).map(Remedies::text).toList());
    facts.timeline().incidents().stream()
        .filter(incident -> incident.held() && incident.remedyUnknown(facts))
        .forEach(incident -> open.add(incident.text() + ": no remedy of it was recorded"));
    if (!open.isEmpty()) {
      checks.add(Check.inconclusive("remedies", "still open: " + String.join("; ", open)));
    }
  }

  private static void audit(HistoryIndex facts, List<Check> checks) {
    List<Event.Audited> audits = facts.all(Event.Audited.class).toList();
    List<String> left = audits.stream().flatMap(audit -> audit.left().stream()).toList();
    if (!left.isEmpty()) {
      checks.add(Check.inconclusive("audit", "left behind: " + String.join(", ", left)));
    } else if (!audits.isEmpty()) {
      checks.add(Check.passed("audit", "clean"));
    } else if (!facts.kept()) {
      checks.add(Check.inconclusive("audit", "nobody looked for what was left behind"));
    }
  }
}
