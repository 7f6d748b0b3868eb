package io.swarmassay.verdict;

import io.swarmassay.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When users could not do something: from the first operation that did not end ok to the next ok.
 */
final class Outages {
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
            case PING -> "ping of ";
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
      Runs runs = new Runs(operations.receivers());
      operations.senders().forEach(sender -> runs.add(sender));
      for (int receiver = 0; receiver < operations.receivers(); receiver++) {
        of(operations, receiver, runs, facts.timeline(), outages);
      }
    }
    outages.sort(Comparator.comparingLong(Outage::from).thenComparing(Outage::what));
    return outages;
  }

  private static void of(
      Operations operations, int receiver, Runs runs, Timeline timeline, List<Outage> outages) {
    String target = operations.receiverName(receiver);
    Spans.Taker taker =
        (from, to, count) ->
            outages.add(
                new Outage(
                    operations.kind(),
                    target,
                    from,
                    to,
                    runs.lastOk(receiver) < to,
                    runs.lastTried(receiver),
                    count,
                    timeline.cause(from, to)));
    runs.spans(receiver).forEachUnited(taker);
  }
}
