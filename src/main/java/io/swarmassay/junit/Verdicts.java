package io.swarmassay.junit;

import io.swarmassay.report.Report;
import io.swarmassay.run.Runner;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns verdicts into what JUnit and Allure understand. */
final class Verdicts {
  private Verdicts() {}

  /** Renders the evidence's report. */
  static void show(Path evidence) {
    try {
      Report.write(evidence);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Attaches the evidence and passes a PASSED result through. */
  static Runner.Result require(Runner.Result result) {
    AllureResults.attach(result.evidence());
    if (result.outcome() == Outcome.FAILED) {
      throw new AssertionError(text(result));
    }
    if (result.outcome() == Outcome.INCONCLUSIVE) {
      throw new InconclusiveException(text(result));
    }
    return result;
  }

  private static String text(Runner.Result result) {
    Verdict verdict = result.verdict();
    Stream<String> causes =
        verdict.why().stream().map(cause -> "why: " + cause.told() + "; " + cause.wayOut());
    Stream<String> checks =
        verdict.checks().stream()
            .filter(check -> check.outcome() != Outcome.PASSED)
            .map(check -> check.outcome() + " " + check.name() + ": " + check.reason());
    Stream<String> budgets =
        verdict.budgets().stream()
            .filter(budget -> budget.outcome() != Outcome.PASSED)
            .map(
                budget ->
                    budget.outcome()
                        + " budget "
                        + budget.metric()
                        + ": "
                        + budget.reason()
                        + " ["
                        + budget.source()
                        + "]");
    return verdict.scenario()
        + " "
        + verdict.outcome()
        + Stream.of(causes, checks, budgets)
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n  ", "\n  ", ""))
        + "\n  seed "
        + verdict.seed()
        + ", evidence "
        + result.evidence();
  }
}
