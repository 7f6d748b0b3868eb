package io.swarmassay.report.evidence;

import static io.swarmassay.verdict.Outcome.FAILED;
import static io.swarmassay.verdict.Outcome.INCONCLUSIVE;
import static io.swarmassay.verdict.Outcome.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.report.BareVerdict;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.Verdict.FaultResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultOutcomeTests {
  @Test
  void a_recovery_that_nobody_saw_is_no_failure_of_the_stack() {
    assertThat(FaultOutcome.of(judged(INCONCLUSIVE), fault("PROVEN", false)))
        .isEqualTo(INCONCLUSIVE);
    assertThat(FaultOutcome.of(judged(FAILED), fault("PROVEN", false))).isEqualTo(FAILED);
    assertThat(FaultOutcome.of(judged(INCONCLUSIVE), fault("PROVEN", true))).isEqualTo(PASSED);
  }

  @Test
  void an_unproven_fault_proves_nothing() {
    assertThat(FaultOutcome.of(judged(PASSED), fault("UNPROVEN", true))).isEqualTo(INCONCLUSIVE);
  }

  private static FaultResult fault(String effect, boolean recovered) {
    return new FaultResult(
        "f1", "kill", "w.1", 1.0, null, "swarm", "", effect, recovered, null, Map.of(), null,
        "CLOSED", null, null);
  }

  private static Verdict judged(Outcome recovered) {
    return BareVerdict.of(recovered, List.of(new Check("recovered", recovered, "", null)));
  }
}
