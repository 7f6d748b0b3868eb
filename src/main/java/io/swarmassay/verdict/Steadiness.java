package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import java.util.ArrayList;
import java.util.List;

/** Whether what recovered stayed so, until the next fault, the next stage or the last look. */
final class Steadiness implements Checker {
  @Override
  public String name() {
    return "steadiness";
  }

  @Override
  public String meaning() {
    return "whether what recovered stayed so until the next fault, stage or last look";
  }

  @Override
  public List<Check> check(Facts facts) {
    List<Incident> recovered =
        facts.timeline().incidents().stream().filter(Incident::recoveredInTime).toList();
    if (recovered.isEmpty()) {
      return List.of();
    }
    long lastLook = facts.all(Event.Looked.class).mapToLong(Event.Looked::t).max().orElse(0);
    Lives lives = Lives.of(facts);
    List<Check> flaps = new ArrayList<>();
    for (Incident incident : recovered) {
      long from = incident.recovered().t();
      long until = facts.timeline().calmUntil(from, lastLook + 1);
      facts
          .trusted()
          .filter(event -> event.t() > from && event.t() < until)
          .map(event -> flap(event, lives))
          .filter(what -> !what.isEmpty())
          .limit(1)
          .map(
              what -> Check.failed(name(), "after " + incident.text() + ": " + what, incident.id()))
          .forEach(flaps::add);
    }
    return flaps.isEmpty()
        ? List.of(Check.passed(name(), "nothing flapped after " + recoveries(recovered.size())))
        : flaps;
  }

  private static String recoveries(int count) {
    return count == 1 ? "1 recovery" : count + " recoveries";
  }

  /** What the event says against steadiness; empty when nothing. */
  private static String flap(Event event, Lives lives) {
    String at = " at " + Moments.at(event.t());
    if (event instanceof Event.Looked looked && !looked.healthy()) {
      return looked.probe() + at + ": " + looked.reason();
    }
    if (event instanceof Event.Died died
        && !lives.superseded(died.replica(), died.incarnation(), died.t())) {
      return died.replica() + " ended" + at + ": " + died.cause();
    }
    if (event instanceof Event.Sighted sighted
        && !sighted.up()
        && !lives.superseded(sighted.by(), sighted.incarnation(), sighted.t())) {
      return sighted.by() + " saw " + sighted.peer() + " go" + at;
    }
    return "";
  }
}
