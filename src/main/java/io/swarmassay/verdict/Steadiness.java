package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether what recovered stayed so, until the next fault, the next stage or the last look. */
final class Steadiness implements Checker {
  /**
   * How long a probe may go without an answer before that says something of the stack: four times
   * what most of them wait.
   */
  private static final long SILENCE_MICROS = 10_000_000;

  @Override
  public String name() {
    return "steadiness";
  }

  @Override
  public String meaning() {
    return "whether what recovered stayed so until the next fault, stage or last look";
  }

  @Override
  public String leastEvidence() {
    return "one reading after a recovery, and every planned strike that was not skipped";
  }

  @Override
  public List<Check> check(Facts facts) {
    List<Incident> recovered =
        facts.timeline().incidents().stream().filter(Incident::recoveredInTime).toList();
    if (recovered.isEmpty()) {
      return facts.strikes() == 0
          ? List.of()
          : List.of(Check.inconclusive(name(), "no fault was recovered from"));
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
          .map(event -> flap(event, lives, facts))
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
  private static String flap(Event event, Lives lives, Facts facts) {
    String at = " at " + Moments.at(event.t());
    if (event instanceof Event.Looked looked && !looked.healthy() && !merelyLate(looked, facts)) {
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

  /**
   * Whether nobody knows how the probe was, for a short time only: our own patience was over, and
   * the next answer came soon, or came never, which the deciding reading condemns.
   */
  private static boolean merelyLate(Event.Looked looked, Facts facts) {
    return looked.late()
        && facts
            .trusted(Event.Looked.class)
            .filter(next -> next.t() > looked.t() && next.probe().equals(looked.probe()))
            .filter(next -> !next.late())
            .min(Comparator.comparingLong(Event.Looked::t))
            .map(next -> next.t() - looked.t() <= SILENCE_MICROS)
            .orElse(true);
  }
}
