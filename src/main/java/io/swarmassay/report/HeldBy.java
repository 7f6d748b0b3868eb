package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** How what is to hold a promise came out: a check, a budget or a step. */
record HeldBy(RunEvidence evidence) {
  private static final String RECOVERED = "recovered";

  /**
   * The worst outcome of what is named, for example {@code check epmd}, {@code budget
   * image-size/base}, {@code step kill}; INCONCLUSIVE when the run has nothing of that name.
   */
  Outcome by(String named) {
    String[] words = named.split(" ", 2);
    String what = words.length < 2 ? "" : words[1];
    return switch (words[0]) {
      case "check" -> worst(checks(what));
      case "budget" -> worst(budgets(what));
      case "step" -> step(what);
      default -> Outcome.INCONCLUSIVE;
    };
  }

  private static Outcome worst(Stream<Outcome> outcomes) {
    List<Outcome> all = outcomes.toList();
    return all.isEmpty() || all.contains(null) ? Outcome.INCONCLUSIVE : Outcome.worst(all);
  }

  /** Of that name, or with settings behind it that tell several of one kind apart. */
  private Stream<Outcome> checks(String what) {
    return evidence.checks().stream()
        .filter(check -> check.name().equals(what) || check.name().startsWith(what + " "))
        .map(Check::outcome);
  }

  private Stream<Outcome> budgets(String what) {
    return evidence.budgets().stream()
        .filter(budget -> what.equals(name(budget)))
        .filter(budget -> !BudgetStatus.excused(budget))
        .map(Verdict.Budget::outcome);
  }

  private static String name(Verdict.Budget budget) {
    boolean whole = budget.component() == null || budget.component().isEmpty();
    return whole ? budget.metric() : budget.metric() + "/" + budget.component();
  }

  /** An order is judged by the check of all waits, a fault by its proof and its recovery. */
  private Outcome step(String what) {
    if (what.equals("scale")) {
      return worst(checks("in-time"));
    }
    return worst(
        evidence.faults().stream().filter(fault -> what.equals(fault.fault())).map(this::struck));
  }

  private Outcome struck(Verdict.FaultResult fault) {
    if (!fault.recovered()) {
      return worst(checks(RECOVERED)) == Outcome.FAILED ? Outcome.FAILED : Outcome.INCONCLUSIVE;
    }
    return "PROVEN".equals(fault.effect()) ? Outcome.PASSED : Outcome.INCONCLUSIVE;
  }
}
