package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Operations;
import io.swarmassay.verdict.index.SenderOperations;
import io.swarmassay.verdict.index.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the history holds every operation, once: what was begun and has no end is a hole. */
final class Bookkeeping implements Checker {
  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public String meaning() {
    return "whether the history holds every operation, and each end, once";
  }

  @Override
  public String leastEvidence() {
    return "one operation of each kind that was offered";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    List<Check> checks = new ArrayList<>();
    for (Operation kind : Operation.values()) {
      if (!facts.operations(kind).isEmpty() || Tally.offered(kind, facts).isPresent()) {
        checks.add(check(facts.operations(kind), facts));
      }
    }
    return checks;
  }

  private Check check(Operations operations, HistoryIndex facts) {
    String kind = operations.kind().plural();
    long sent = operations.senders().stream().mapToLong(SenderOperations::tried).sum();
    List<String> holes = new ArrayList<>();
    if (sent == 0) {
      holes.add("none was sent");
    }
    operations.senders().forEach(sender -> holes(sender, holes));
    if (operations.kind() == Operation.ROW && facts.all(Event.Surveyed.class).count() == 0) {
      holes.add("nobody read them back");
    }
    return holes.isEmpty()
        ? Check.passed(
            name(), String.format(Locale.ROOT, "every end of %,d %s is known", sent, kind))
        : Check.inconclusive(name(), kind + ": " + String.join("; ", holes));
  }

  private static void holes(SenderOperations sender, List<String> holes) {
    if (sender.endless() > 0) {
      holes.add(
          String.format(Locale.ROOT, "%,d of %s without an end", sender.endless(), sender.name()));
    }
    if (sender.twiceEnded() > 0) {
      holes.add(
          String.format(
              Locale.ROOT, "%,d of %s with two ends", sender.twiceEnded(), sender.name()));
    }
  }
}
