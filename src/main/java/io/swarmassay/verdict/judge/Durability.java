package io.swarmassay.verdict.judge;

import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.Fate;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Tally;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether every acknowledged row is present, once, in the last read of all rows. */
final class Durability implements Checker {
  @Override
  public String name() {
    return "durable";
  }

  @Override
  public String meaning() {
    return "whether every acknowledged row is present, once, in the last read of all rows";
  }

  @Override
  public String leastEvidence() {
    return "a row acknowledged in the second before each fault, and a read of all rows after the last";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    if (facts.operations(Operation.ROW).isEmpty()) {
      return Checks.nothingDone(name(), Operation.ROW, facts);
    }
    Tally tally = facts.tally(Operation.ROW);
    List<String> broken =
        Stream.of(Fate.LOST, Fate.VANISHED, Fate.DUPLICATED, Fate.REFUSED, Fate.UNSENT)
            .filter(fate -> tally.count(fate) > 0 && (fate != Fate.UNSENT || facts.closed()))
            .map(tally::text)
            .toList();
    if (!broken.isEmpty()) {
      return List.of(Check.failed(name(), String.join("; ", broken), Rpo.onlyCause(tally)));
    }
    List<String> unproven = tally.unproven();
    return List.of(
        unproven.isEmpty()
            ? Check.passed(name(), summary(tally))
            : Check.inconclusive(name(), String.join("; ", unproven)));
  }

  private static String summary(Tally tally) {
    return String.format(
        Locale.ROOT,
        "all %,d acknowledged rows present; %,d present of %,d unknown",
        tally.count(Fate.ACKNOWLEDGED),
        tally.count(Fate.HANDLED) - tally.count(Fate.ACKNOWLEDGED),
        tally.count(Fate.UNKNOWN));
  }
}
