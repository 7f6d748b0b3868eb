package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Moments;
import io.swarmassay.verdict.index.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether users did what they were to do: traffic that does not flow proves nothing. */
final class Flow implements Checker {
  /** Share of what was due that must have ended, in percent. */
  private static final int LEAST_PERCENT = 90;

  /** How long after its begin traffic may look for those it is meant for. */
  private static final long PREPARING_MICROS = 10_000_000;

  private static final double MICROS = 1_000_000.0;

  @Override
  public String name() {
    return "traffic";
  }

  @Override
  public String meaning() {
    return "whether users did as much as they were to do";
  }

  @Override
  public String leastEvidence() {
    return "an end of at least 90 % of the operations that were due at the set rate";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    List<Check> checks = new ArrayList<>(Checks.nothingDone(name(), facts));
    List<String> flowed = new ArrayList<>();
    for (Operation kind : Operation.values()) {
      Optional<Event.Offered> offered = Tally.offered(kind, facts);
      if (offered.isPresent() && facts.operations(kind).anyTried()) {
        judge(offered.get(), facts, flowed, checks);
      }
    }
    return checks.isEmpty() && !flowed.isEmpty()
        ? List.of(Check.passed(name(), String.join("; ", flowed)))
        : checks;
  }

  private void judge(
      Event.Offered offered, HistoryIndex facts, List<String> flowed, List<Check> checks) {
    long due = due(offered, facts);
    long ended = facts.operations(offered.kind()).tried();
    String text =
        String.format(
            Locale.ROOT,
            "%,d of %,d %s due at %.4g/s",
            ended,
            Math.max(due, ended),
            offered.kind().plural(),
            offered.rate());
    if (ended * 100 < due * LEAST_PERCENT) {
      checks.add(Check.inconclusive(name(), "only " + text + ended(offered, facts)));
    } else {
      flowed.add(text);
    }
  }

  private static String ended(Event.Offered offered, HistoryIndex facts) {
    long last = facts.operations(offered.kind()).lastIntended();
    return ", the last one at " + Moments.at(last);
  }

  /** Operations that were due from the first one to the last look of the run. */
  private static long due(Event.Offered offered, HistoryIndex facts) {
    long first = facts.operations(offered.kind()).firstIntended();
    long from = Math.min(first, offered.t() + PREPARING_MICROS);
    long until = facts.lastLook();
    return Math.max(0, (long) (offered.rate() * (until - from) / MICROS));
  }

  /** Operations of one kind that were due and never begun; 0 when none is missing. */
  static long notBegun(Operation kind, HistoryIndex facts) {
    return Tally.offered(kind, facts)
        .map(offered -> due(offered, facts) - facts.operations(kind).begun())
        .filter(missing -> missing > 0)
        .orElse(0L);
  }
}
