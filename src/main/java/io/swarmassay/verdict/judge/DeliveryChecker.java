package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.index.Fate;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether every acknowledged message was handled, once and in order, as {@code docs/definitions.md}
 * defines it.
 */
final class DeliveryChecker implements Checker {
  @Override
  public String name() {
    return "delivered";
  }

  @Override
  public String meaning() {
    return "whether every acknowledged message was handled, once and in order";
  }

  @Override
  public String leastEvidence() {
    return "a message acknowledged in the second before each fault, and none of them unseen";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    if (facts.operations(Operation.MESSAGE).isEmpty()) {
      return Checks.nothingDone(name(), Operation.MESSAGE, facts);
    }
    Tally tally = facts.tally(Operation.MESSAGE);
    boolean durable =
        Tally.offered(Operation.MESSAGE, facts).map(Event.Offered::durable).orElse(false);
    List<String> broken = broken(tally, durable, facts.closed());
    if (!broken.isEmpty()) {
      return List.of(Check.failed(name(), String.join("; ", broken), Rpo.onlyCause(tally)));
    }
    List<String> unproven = tally.unproven();
    return List.of(
        unproven.isEmpty()
            ? Check.passed(name(), summary(tally))
            : Check.inconclusive(name(), String.join("; ", unproven)));
  }

  private static List<String> broken(Tally tally, boolean durable, boolean closed) {
    List<Fate> wrong = new ArrayList<>(List.of(Fate.LOST, Fate.DUPLICATED, Fate.REFUSED));
    if (durable) {
      wrong.add(Fate.DIED);
    }
    if (closed) {
      wrong.add(Fate.UNSENT);
    }
    List<String> broken = new ArrayList<>();
    wrong.stream().filter(fate -> tally.count(fate) > 0).map(tally::text).forEach(broken::add);
    if (tally.reordered() > 0) {
      broken.add(tally.reorderedText());
    }
    return broken;
  }

  private static String summary(Tally tally) {
    Verdict.Ledger ledger = tally.ledger(0);
    return String.format(
        Locale.ROOT,
        ("%,d sent = %,d acknowledged + %,d failed + %,d unknown; %,d handled,"
            + " %,d died with their replica, %,d late; none lost, twice or out of order"),
        ledger.sent(),
        ledger.acknowledged(),
        ledger.failed(),
        ledger.unknown(),
        ledger.handled(),
        ledger.diedWithReplica(),
        ledger.late());
  }
}
