package io.swarmassay.report.evidence;

import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.Verdict.FaultResult;
import java.util.List;

/** What one fault says of the stack. */
public final class FaultOutcome {
  private FaultOutcome() {}

  /**
   * An unproven fault proves nothing, whatever came after it; nor does a recovery that nobody saw,
   * because the run broke off or the harness failed.
   */
  public static Outcome of(Verdict verdict, FaultResult fault) {
    if (!"PROVEN".equals(fault.effect())) {
      return Outcome.INCONCLUSIVE;
    }
    if (fault.recovered()) {
      return Outcome.PASSED;
    }
    return unseen(verdict) ? Outcome.INCONCLUSIVE : Outcome.FAILED;
  }

  /** Whether the judge found recoveries missing, and none that came too late. */
  private static boolean unseen(Verdict verdict) {
    List<Check> checks = verdict.checks() == null ? List.of() : verdict.checks();
    return checks.stream()
        .anyMatch(
            check -> check.name().equals("recovered") && check.outcome() == Outcome.INCONCLUSIVE);
  }
}
