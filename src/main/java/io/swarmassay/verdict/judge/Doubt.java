package io.swarmassay.verdict.judge;

import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What is said of the evidence itself, beside what the history says. */
public final class Doubt {
  private Doubt() {}

  /** The verdict with a reason why its evidence proves less than it seems to: INCONCLUSIVE. */
  public static Verdict cast(Verdict on, String check, String reason) {
    List<Check> checks = new ArrayList<>(on.checks());
    checks.add(Check.inconclusive(check, reason));
    return on.with(Checks.merged(checks));
  }
}
