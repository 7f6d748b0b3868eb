package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.IncarnationTimes;
import io.swarmassay.verdict.index.Moments;
import io.swarmassay.verdict.index.Slowness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether what was steady stayed so in calm: after the start, after each recovery and each order,
 * until the next fault or order, or the last look. Histories without orders are judged after
 * recoveries only, and until the next stage.
 */
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
    return "whether what was steady stayed so until the next fault or order, or the last look";
  }

  @Override
  public String leastEvidence() {
    return "one reading after a recovery, and every planned strike that was not skipped";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    List<Calm> calms = Calm.of(facts);
    if (calms.isEmpty()) {
      return facts.strikes() == 0
          ? List.of()
          : List.of(Check.inconclusive(name(), "no fault was recovered from"));
    }
    IncarnationTimes lives = IncarnationTimes.of(facts);
    Leaving leaving = Leaving.of(facts);
    List<Check> flaps = new ArrayList<>();
    boolean seen = false;
    for (Calm calm : calms) {
      List<Event> events = facts.trusted().filter(calm::holds).toList();
      seen |= events.stream().anyMatch(Event.Looked.class::isInstance);
      events.stream()
          .map(event -> flap(event, lives, leaving, facts))
          .filter(what -> !what.isEmpty())
          .limit(1)
          .map(what -> Check.failed(name(), "after " + calm.after() + ": " + what, calm.fault()))
          .forEach(flaps::add);
      events.stream()
          .flatMap(event -> unseen(event, facts).stream())
          .limit(1)
          .map(what -> Check.inconclusive(name(), "after " + calm.after() + ": " + what))
          .forEach(flaps::add);
    }
    return flaps.isEmpty() ? List.of(steady(calms, seen, facts.strikes())) : flaps;
  }

  private Check steady(List<Calm> calms, boolean seen, long struck) {
    long recoveries = calms.stream().filter(calm -> calm.fault() != null).count();
    String after = recoveries == 1 ? "1 recovery" : recoveries + " recoveries";
    if (recoveries == 0 && struck > 0) {
      return Check.inconclusive(name(), "no fault was recovered from");
    }
    return seen
        ? Check.passed(name(), "no probe and no node flapped in calm, nor after " + after)
        : Check.inconclusive(name(), "nobody looked in calm, nor after " + after);
  }

  /** What the event says against steadiness; empty when nothing. */
  private static String flap(
      Event event, IncarnationTimes lives, Leaving leaving, HistoryIndex facts) {
    String at = " at " + Moments.at(event.t());
    if (event instanceof Event.Looked looked
        && !looked.healthy()
        && !looked.unproven()
        && !merelyLate(looked, facts)
        && Slowness.unanswered(looked, facts).isEmpty()) {
      return looked.probe() + at + ": " + looked.reason();
    }
    if (event instanceof Event.Died died
        && !leaving.excused(died.replica(), died.t())
        && !lives.superseded(died.replica(), died.incarnation(), died.t())) {
      return died.replica() + " ended" + at + ": " + died.cause();
    }
    if (event instanceof Event.Sighted sighted
        && !sighted.up()
        && !leaving.excused(sighted.peer(), sighted.t())
        && !leaving.excused(sighted.by(), sighted.t())
        && !lives.superseded(sighted.by(), sighted.incarnation(), sighted.t())) {
      return sighted.by() + " saw " + sighted.peer() + " go" + at;
    }
    return "";
  }

  /** What nobody knows for longer, since the machine had no processor for the answer. */
  private static Optional<String> unseen(Event event, HistoryIndex facts) {
    return event instanceof Event.Looked looked && !looked.healthy() && !merelyLate(looked, facts)
        ? Slowness.unanswered(looked, facts)
            .map(
                slow ->
                    String.format(
                        Locale.ROOT,
                        "%s at %s: %s, %s",
                        looked.probe(),
                        Moments.at(looked.t()),
                        looked.reason(),
                        slow))
        : Optional.empty();
  }

  /**
   * Whether nobody knows how the probe was, for a short time only: our own patience was over, and
   * the next answer came soon, or came never, which the deciding reading condemns.
   */
  private static boolean merelyLate(Event.Looked looked, HistoryIndex facts) {
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
