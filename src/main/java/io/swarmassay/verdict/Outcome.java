package io.swarmassay.verdict;

import java.util.Collection;
import java.util.Comparator;

/** What a run or a check came to; the worst wins. */
public enum Outcome {
  /** Every promise held and every fault was proven to bite. */
  PASSED(0),
  /** The run proves nothing. */
  INCONCLUSIVE(3),
  /** The stack broke a promise. */
  FAILED(1);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  /** Exit code of the command line. */
  public int exitCode() {
    return exitCode;
  }

  /** The worst of several; PASSED when there are none. */
  public static Outcome worst(Collection<Outcome> outcomes) {
    return outcomes.stream().max(Comparator.naturalOrder()).orElse(PASSED);
  }
}
