package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.history.Reached;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the history is whole: undamaged, begun, ended, every planned strike struck. */
final class Completeness implements Checker {
  @Override
  public String name() {
    return "history";
  }

  @Override
  public String meaning() {
    return "whether the history is whole: undamaged, begun, ended, every planned strike struck";
  }

  @Override
  public String leastEvidence() {
    return "one begin that names probes, a reading of them, and the end";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    List<String> holes = new ArrayList<>();
    facts.reached().ifPresent(reached -> file(reached, holes));
    begin(facts, holes);
    if (!facts.closed()) {
      holes.add("the run did not come to its end (no Closed event)");
    }
    facts
        .all(Event.Closed.class)
        .filter(closed -> closed.how().contains("interrupt"))
        .forEach(closed -> holes.add("the run was cut short: " + closed.how()));
    strikes(facts, holes);
    return List.of(
        holes.isEmpty()
            ? Check.passed(name(), "complete: " + size(facts))
            : Check.inconclusive(name(), String.join("; ", holes)));
  }

  /** One begin, of a version that is known, of a run that was to watch something and did. */
  private static void begin(HistoryIndex facts, List<String> holes) {
    List<Event.Opened> begins = facts.all(Event.Opened.class).toList();
    if (begins.isEmpty()) {
      holes.add("it has no begin (no Opened event)");
    } else if (begins.size() > 1) {
      holes.add(String.format(Locale.ROOT, "%d runs are in one file", begins.size()));
    }
    begins.stream()
        .filter(opened -> opened.schema() < 1 || opened.schema() > Event.Opened.NEWEST)
        .forEach(opened -> holes.add(unknown(opened)));
    if (begins.stream().anyMatch(opened -> opened.checks().isEmpty())) {
      holes.add("the plan names no probe: nothing had to hold");
    } else if (facts.all(Event.Looked.class).findAny().isEmpty()) {
      holes.add("no probe was ever read");
    }
  }

  private static String unknown(Event.Opened opened) {
    return String.format(
        Locale.ROOT,
        "its events are of schema %d, this version knows 1 to %d",
        opened.schema(),
        Event.Opened.NEWEST);
  }

  private static String size(HistoryIndex facts) {
    return facts
        .reached()
        .map(
            reached ->
                String.format(
                    Locale.ROOT, "%,d lines, each fits its running hash", reached.lines()))
        .orElseGet(() -> String.format(Locale.ROOT, "%,d events", facts.events().size()));
  }

  private static void file(Reached reached, List<String> holes) {
    reached.damage().ifPresent(damage -> holes.add("damaged, judged up to " + damage.text()));
    if (reached.torn()) {
      holes.add(String.format(Locale.ROOT, "line %d is incomplete", reached.lines() + 1));
    }
  }

  private static void strikes(HistoryIndex facts, List<String> holes) {
    long struck = facts.all(Event.Struck.class).map(Event.Struck::id).distinct().count();
    if (struck < facts.strikes()) {
      holes.add(
          String.format(
              Locale.ROOT, "only %d of %d planned faults struck", struck, facts.strikes()));
    }
  }
}
