package io.swarmassay.verdict;

import io.swarmassay.history.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When users could not do something: from the first operation that did not end ok to the next ok.
 * Of pings each ordered pair has its own; of requests and rows the service has them.
 */
final class Outages {
  /** A fault that strikes this long after an outage began is not its cause. */
  static final long GRACE_MICROS = 1_000_000;

  private Outages() {}

  /**
   * One time of not being able to.
   *
   * @param open whether nothing ended ok after it
   * @param lastTried when the last operation with that target should have begun
   * @param operations how many did not end ok
   */
  record Outage(
      Operation kind,
      String target,
      long from,
      long to,
      boolean open,
      long lastTried,
      int operations,
      Optional<Incident> cause) {
    String what() {
      String of =
          switch (kind) {
            case MESSAGE -> "delivery to ";
            case PING -> "ping ";
            case HTTP -> "http of ";
            case ROW -> "insert into ";
          };
      return of + target;
    }

    Verdict.Window window() {
      String fault = cause.map(Incident::id).orElse(null);
      return new Verdict.Window(Moments.ms(from), Moments.ms(to), what(), fault);
    }
  }

  /** All outages, in the order in which they began. */
  static List<Outage> of(Facts facts) {
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
      Operations operations, Collection<Sender> senders, Facts facts, List<Outage> outages) {
    Targets targets = Targets.of(operations);
    Runs runs = new Runs(targets);
    senders.forEach(runs::add);
    for (int number = 0; number < targets.count(); number++) {
      String target = targets.name(number);
      String whom =
          operations.kind() == Operation.PING
              ? "from %s to %s".formatted(senders.iterator().next().name(), target)
              : target;
      of(operations.kind(), whom, number, runs, facts.timeline(), outages);
    }
  }

  private static void of(
      Operation kind,
      String target,
      int number,
      Runs runs,
      Timeline timeline,
      List<Outage> outages) {
    Spans.Taker taker =
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
                    timeline.cause(from, begun(from, to))));
    runs.spans(number).forEachUnited(taker);
  }

  /** Until when a fault must have been on to have caused an outage. */
  static long begun(long from, long to) {
    return Math.min(to, from + GRACE_MICROS);
  }
}
