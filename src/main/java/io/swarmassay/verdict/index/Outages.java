package io.swarmassay.verdict.index;

import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When users could not do something: from the first operation that did not end ok to the next ok.
 * Of pings each ordered pair has its own; of requests and rows the service has them.
 */
public final class Outages {
  /** What begins this long after an outage began is not its cause. */
  static final long GRACE_MICROS = 1_000_000;

  private Outages() {}

  /**
   * One time of not being able to.
   *
   * @param open whether nothing ended ok after it
   * @param lastTried when the last operation with that target should have begun
   * @param operations how many did not end ok
   * @param excuse the latest interval in which it began; empty when it began in calm
   */
  public record Outage(
      Operation kind,
      String target,
      long from,
      long to,
      boolean open,
      long lastTried,
      int operations,
      Optional<Excuses.Interval> excuse) {
    /** What could not be done. */
    public String what() {
      String of =
          switch (kind) {
            case MESSAGE -> "delivery to ";
            case PING -> "ping ";
            case HTTP -> "http of ";
            case ROW -> "insert into ";
          };
      return of + target;
    }

    /** The fault that caused it, if one did. */
    public Optional<Incident> fault() {
      return excuse.flatMap(Excuses.Interval::fault);
    }

    /** Since when nothing excuses it: from its begin, or from when what caused it was due. */
    public long unexcusedFrom() {
      return excuse.map(Excuses.Interval::cap).orElse(from);
    }

    /** As the verdict tells it. */
    public Verdict.Window window() {
      String fault = fault().map(Incident::id).orElse(null);
      return new Verdict.Window(Moments.ms(from), Moments.ms(to), what(), fault);
    }
  }

  /** All outages, in the order in which they began. */
  static List<Outage> of(HistoryIndex facts) {
    List<Outage> outages = new ArrayList<>();
    for (Operation kind : Operation.values()) {
      Operations operations = facts.operations(kind);
      if (kind == Operation.PING) {
        operations.senders().forEach(by -> of(operations, List.of(by), facts, outages));
      } else {
        of(operations, operations.senders(), facts, outages);
      }
    }
    outages.sort(Comparator.comparingLong(Outage::from).thenComparing(Outage::what));
    return outages;
  }

  /** Outages of each target, as these senders together saw them. */
  private static void of(
      Operations operations,
      Collection<SenderOperations> senders,
      HistoryIndex facts,
      List<Outage> outages) {
    Targets targets = Targets.of(operations);
    Runs runs = new Runs(targets);
    senders.forEach(runs::add);
    for (int number = 0; number < targets.count(); number++) {
      String target = targets.name(number);
      String whom =
          operations.kind() == Operation.PING
              ? String.format(
                  Locale.ROOT, "from %s to %s", senders.iterator().next().name(), target)
              : target;
      of(operations.kind(), whom, number, runs, facts.excuses(), outages);
    }
  }

  private static void of(
      Operation kind, String target, int number, Runs runs, Excuses excuses, List<Outage> outages) {
    Intervals.Taker taker =
        (from, to, count) ->
            outages.add(
                new Outage(
                    kind,
                    target,
                    from,
                    to,
                    runs.lastOk(number) < to,
                    runs.lastTried(number),
                    count,
                    excuses.during(from, begun(from, to))));
    runs.spans(number).forEachUnited(taker);
  }

  /** Until when its cause must have begun. */
  static long begun(long from, long to) {
    return Math.min(to, from + GRACE_MICROS);
  }

  /**
   * Milliseconds from the strike to the end of the last outage it caused; 0 when users noticed
   * nothing, empty when it did not end.
   */
  public static OptionalDouble firstSuccessMs(Incident incident, HistoryIndex facts) {
    List<Outage> caused = caused(incident, facts);
    if (caused.stream().anyMatch(Outage::open)) {
      return OptionalDouble.empty();
    }
    long until = caused.stream().mapToLong(Outage::to).max().orElse(incident.struck().t());
    return OptionalDouble.of(Math.max(0, Moments.ms(until - incident.struck().t())));
  }

  /** The outages that a fault explains. */
  public static List<Outage> caused(Incident incident, HistoryIndex facts) {
    return facts.outages().stream()
        .filter(outage -> outage.fault().filter(incident::equals).isPresent())
        .toList();
  }
}
