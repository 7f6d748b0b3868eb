package io.swarmassay.report;

import io.swarmassay.history.Ending;
import io.swarmassay.verdict.Verdict;

/** Counts operations as they are generated. */
final class GeneratedLedger {
  private final long[] counts = new long[Ending.values().length];

  void count(Ending end) {
    counts[end.ordinal()]++;
  }

  Verdict.Ledger ledger(long diedWithReplica, long lost) {
    long ok = counts[Ending.OK.ordinal()];
    long failed = counts[Ending.FAIL.ordinal()];
    long unknown = counts[Ending.UNKNOWN.ordinal()];
    return new Verdict.Ledger(
        ok + failed + unknown,
        ok,
        failed,
        unknown,
        ok - diedWithReplica - lost,
        diedWithReplica,
        lost,
        0,
        0);
  }
}
