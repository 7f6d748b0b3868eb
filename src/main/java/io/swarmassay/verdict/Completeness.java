package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import io.swarmassay.history.Reached;
import java.util.ArrayList;
import java.util.List;

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
  public List<Check> check(Facts facts) {
    List<String> holes = new ArrayList<>();
    facts.reached().ifPresent(reached -> file(reached, holes));
    if (facts.opened().isEmpty()) {
      holes.add("it has no begin (no Opened event)");
    }
    if (!facts.closed()) {
      holes.add("the run did not come to its end (no Closed event)");
    }
    facts
        .all(Event.Closed.class)
        .filter(closed -> closed.how().contains("interrupt"))
        .forEach(closed -> holes.add("the run was cut short: " + closed.how()));
    facts.opened().ifPresent(opened -> strikes(opened, facts, holes));
    return List.of(
        holes.isEmpty()
            ? Check.passed(name(), "complete: " + size(facts))
            : Check.inconclusive(name(), String.join("; ", holes)));
  }

  private static String size(Facts facts) {
    return facts
        .reached()
        .map(reached -> "%,d lines, each fits its running hash".formatted(reached.lines()))
        .orElseGet(() -> "%,d events".formatted(facts.events().size()));
  }

  private static void file(Reached reached, List<String> holes) {
    reached.damage().ifPresent(damage -> holes.add("damaged, judged up to " + damage.text()));
    if (reached.torn()) {
      holes.add("line %d is incomplete".formatted(reached.lines() + 1));
    }
  }

  private static void strikes(Event.Opened opened, Facts facts, List<String> holes) {
    long struck = facts.all(Event.Struck.class).count();
    int skipped = facts.all(Event.Skipped.class).mapToInt(Event.Skipped::strikes).sum();
    if (struck + skipped < opened.strikes()) {
      holes.add(
          "only %d of %d planned faults struck".formatted(struck, opened.strikes() - skipped));
    }
  }
}
