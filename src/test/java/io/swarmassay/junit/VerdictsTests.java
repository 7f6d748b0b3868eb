package io.swarmassay.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.history.Cause;
import io.swarmassay.run.Runner;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictsTests {
  @TempDir Path evidence;

  private Runner.Result result(Outcome outcome, List<Cause> causes) {
    Verdict verdict =
        new Verdict(
            1,
            "s",
            "m",
            outcome,
            7,
            "",
            0,
            "",
            List.of(new Check("replicas", outcome, "0 of 1 replicas of web run", null)),
            List.of(),
            Map.of(),
            List.of(),
            null,
            null,
            List.of(),
            List.of(),
            null,
            List.of(),
            causes);
    return new Runner.Result(verdict, evidence);
  }

  @Test
  void a_test_fails_with_the_cause_before_what_follows_from_it() {
    Cause cause =
        new Cause("user-missing", "web.1", "no user x", "docker-stack.yml:5:11", "add it");
    assertThatThrownBy(() -> Verdicts.require(result(Outcome.FAILED, List.of(cause))))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "s FAILED\n  why: web.1: no user x (docker-stack.yml:5:11); add it\n  FAILED replicas");
  }

  @Test
  void what_proves_nothing_is_no_failure_and_no_pass() {
    assertThatThrownBy(() -> Verdicts.require(result(Outcome.INCONCLUSIVE, List.of())))
        .isInstanceOf(InconclusiveException.class)
        .hasMessageContaining("s INCONCLUSIVE\n  INCONCLUSIVE replicas");
  }

  @Test
  void a_run_that_passed_passes_through() {
    Runner.Result passed = result(Outcome.PASSED, List.of());
    assertThat(Verdicts.require(passed)).isSameAs(passed);
  }
}
