package io.swarmassay.verdict.index;

import static java.util.Comparator.comparingLong;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What became of all messages, or of all rows: the ledger and its culprits. */
public final class Tally {
  private static final long USUAL_BOUND_MS = 5_000;

  private final Operations operations;
  private final IncarnationTimes lives;
  private final Excuses excuses;
  private final long bound;
  private final long end;
  private final int lastSurvey;
  private final long surveyStarted;
  private final Stakes stakes;
  private final Blindness blindness;
  private final boolean troubled;
  private Event.Blind blind;
  private final long[] counts = new long[Fate.values().length];
  private final Map<Fate, String> firsts = new EnumMap<>(Fate.class);
  private long firstLostInCalm = Long.MAX_VALUE;
  private final Map<String, Long> lostByFault = new HashMap<>();

  private Tally(Operation kind, HistoryIndex facts) {
    operations = facts.operations(kind);
    lives = IncarnationTimes.of(facts);
    excuses = facts.excuses();
    stakes = new Stakes(kind, facts.timeline().incidents(), offered(kind, facts));
    blindness = facts.blindness();
    troubled = facts.troubled();
    end = facts.soundEnd();
    bound = 1_000 * offered(kind, facts).map(Event.Offered::boundMs).orElse(USUAL_BOUND_MS);
    Optional<Event.Surveyed> survey =
        facts.trusted(Event.Surveyed.class).filter(s -> s.kind() == kind).reduce((a, b) -> b);
    lastSurvey = survey.map(Event.Surveyed::survey).orElse(0);
    surveyStarted = survey.map(Event.Surveyed::started).orElse(0L);
  }

  static Tally of(Operation kind, HistoryIndex facts) {
    Tally tally = new Tally(kind, facts);
    tally.operations.forEach(tally::visit);
    return tally;
  }

  /** What was offered of that kind. */
  public static Optional<Event.Offered> offered(Operation kind, HistoryIndex facts) {
    return facts.all(Event.Offered.class).filter(o -> o.kind() == kind).findFirst();
  }

  /** How many operations had that fate. */
  public long count(Fate fate) {
    return counts[fate.ordinal()];
  }

  /** The number and the first culprit, for example {@code 3 lost, the first: s1 #7 to w.2 ...}. */
  public String text(Fate fate) {
    return String.format(
        Locale.ROOT, "%,d %s, the first: %s", count(fate), fate.text(), firsts.get(fate));
  }

  /** Acknowledged operations that were lost or died with their replica, by fault. */
  public Map<String, Long> lostByFault() {
    return lostByFault;
  }

  /** When the first message was lost of those lost while nothing was on; empty when none was. */
  Optional<Long> firstLostInCalm() {
    return firstLostInCalm == Long.MAX_VALUE ? Optional.empty() : Optional.of(firstLostInCalm);
  }

  /** How many were handled out of order. */
  public long reordered() {
    return operations.senders().stream().mapToLong(SenderOperations::reordered).sum();
  }

  /** The number and the sender with most of them. */
  public String reorderedText() {
    SenderOperations worst =
        Collections.max(operations.senders(), comparingLong(SenderOperations::reordered));
    return String.format(
        Locale.ROOT,
        "%,d out of order within one sender, receiver and connection, %,d of them of %s",
        reordered(),
        worst.reordered(),
        worst.name());
  }

  long sent() {
    return count(Fate.ACKNOWLEDGED) + count(Fate.FAILED) + count(Fate.UNKNOWN);
  }

  /** Why finding nothing wrong proves nothing; empty when it does prove something. */
  public List<String> unproven() {
    List<String> why = new ArrayList<>(stakes.unproven(count(Fate.ACKNOWLEDGED)));
    if (operations.kind() == Operation.ROW) {
      unread().ifPresent(why::add);
    }
    if (count(Fate.UNDECIDED) > 0) {
      why.add(text(Fate.UNDECIDED) + (blind == null ? "" : "; " + Blindness.text(blind)));
    }
    return why;
  }

  private Optional<String> unread() {
    return surveyed()
        ? stakes.after(surveyStarted).map(fault -> "not read back after " + fault.text())
        : Optional.of("nobody read them back");
  }

  boolean surveyed() {
    return lastSurvey > 0;
  }

  /**
   * The ledger.
   *
   * @param notBegun operations that were due and never begun
   */
  public Verdict.Ledger ledger(long notBegun) {
    return new Verdict.Ledger(
        sent(),
        count(Fate.ACKNOWLEDGED),
        count(Fate.FAILED),
        count(Fate.UNKNOWN),
        count(Fate.HANDLED),
        count(Fate.DIED),
        count(Fate.LOST),
        count(Fate.DUPLICATED),
        reordered(),
        count(Fate.LATE),
        count(Fate.UNDECIDED),
        notBegun);
  }

  private void visit(SenderOperations sender, long seq, OperationPage page, int at) {
    boolean seen = page.seen(at) && (operations.kind() != Operation.ROW || present(page, at));
    if (page.twice(at)) {
      note(Fate.DUPLICATED, sender, seq, page, at);
    }
    if (seen) {
      handled(sender, seq, page, at);
    }
    if (!page.tried(at)) {
      return;
    }
    note(Fate.of(page.ending(at)), sender, seq, page, at);
    if (page.acknowledged(at)) {
      stakes.acknowledged(page.ended(at));
    }
    if (page.acknowledged(at) && !seen && !page.seenLater(at)) {
      missing(sender, seq, page, at);
    } else if (page.seen(at) && !seen) {
      note(Fate.VANISHED, sender, seq, page, at);
    }
  }

  private boolean present(OperationPage page, int at) {
    return page.seenAt(at) >= lastSurvey;
  }

  private void handled(SenderOperations sender, long seq, OperationPage page, int at) {
    note(Fate.HANDLED, sender, seq, page, at);
    if (!page.tried(at) && (troubled || page.endedLater(at))) {
      return; // its end may have been recorded after the harness had failed
    }
    if (!page.tried(at)) {
      note(Fate.UNSENT, sender, seq, page, at);
    } else if (page.ending(at) == Ending.FAIL) {
      note(Fate.REFUSED, sender, seq, page, at);
    } else if (operations.kind() == Operation.MESSAGE
        && page.seenAt(at) > sender.successor(page.receiver(at), page.epoch(at))) {
      note(Fate.LATE, sender, seq, page, at);
    }
  }

  /** Acknowledged, but nobody saw it: whose doing was it? */
  private void missing(SenderOperations sender, long seq, OperationPage page, int at) {
    Fate fate = operations.kind() == Operation.ROW ? rowFate(page, at) : messageFate(page, at);
    note(fate, sender, seq, page, at);
    if (fate == Fate.LOST && excuses.during(page.ended(at), page.ended(at)).isEmpty()) {
      firstLostInCalm = Math.min(firstLostInCalm, page.ended(at));
    }
    if (fate == Fate.LOST || fate == Fate.DIED) {
      cause(fate, page, at).ifPresent(id -> lostByFault.merge(id.id(), 1L, Long::sum));
    }
  }

  private Fate rowFate(OperationPage page, int at) {
    return surveyed() && page.ended(at) <= surveyStarted ? Fate.LOST : Fate.UNDECIDED;
  }

  private Fate messageFate(OperationPage page, int at) {
    String replica = operations.receiverName(page.receiver(at));
    long acknowledged = page.ended(at);
    Optional<Event.Blind> unseen =
        blindness.of(Blindness.LOG, replica, page.intended(at), acknowledged + bound);
    if (unseen.isPresent()) {
      blind = blind == null ? unseen.get() : blind;
      return Fate.UNDECIDED;
    }
    OptionalLong died = died(page, at);
    if (died.isPresent() && died.getAsLong() < acknowledged + bound) {
      return Fate.DIED;
    }
    return died.isEmpty() || end < acknowledged + bound ? Fate.UNDECIDED : Fate.LOST;
  }

  /**
   * The fault that cost it: one that was on when the message was lost, which is when its receiver
   * ended, or at once; of a row, which may go at any time, one that was on within the bound.
   */
  private Optional<Incident> cause(Fate fate, OperationPage page, int at) {
    long acknowledged = page.ended(at);
    if (operations.kind() == Operation.ROW) {
      return excuses.fault(acknowledged, acknowledged + bound);
    }
    long lost = fate == Fate.DIED ? died(page, at).orElse(acknowledged) : acknowledged;
    return excuses.fault(lost, lost);
  }

  private OptionalLong died(OperationPage page, int at) {
    String replica = operations.receiverName(page.receiver(at));
    return lives.end(replica, page.incarnation(at), page.intended(at), page.ended(at));
  }

  private void note(Fate fate, SenderOperations sender, long seq, OperationPage page, int at) {
    counts[fate.ordinal()]++;
    if (fate.culprit() && !firsts.containsKey(fate)) {
      firsts.put(fate, culprit(sender, seq, page, at));
    }
  }

  private String culprit(SenderOperations sender, long seq, OperationPage page, int at) {
    String name = sender.name() + " #" + seq;
    return page.tried(at)
        ? String.format(
            Locale.ROOT,
            "%s to %s at %s",
            name,
            operations.receiverName(page.receiver(at)),
            Moments.at(page.intended(at)))
        : name;
  }
}
