package io.swarmassay.run;

import io.swarmassay.history.Promise;
import io.swarmassay.scenario.BudgetFile;
import io.swarmassay.scenario.Promises;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.StackFile;
import io.swarmassay.yaml.Problems;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * A scenario made ready to run.
 *
 * @param name stem of its file, and of its evidence folder
 * @param scenario what to do
 * @param stack what to do it to
 * @param promises the stack's documented budgets, tightened by the scenario's
 */
public record Trial(String name, Scenario scenario, Stack stack, List<Promise> promises) {
  /**
   * A scenario on a stack, with the budgets its documents promise as the scenario tightens them.
   */
  public static Trial of(String name, Scenario scenario, Stack stack) {
    List<Promise> documented =
        Files.exists(stack.budgets()) ? BudgetFile.read(stack.budgets()) : List.of();
    return new Trial(name, scenario, stack, Promises.tightened(documented, scenario.budgets()));
  }

  /** How many faults the plan holds. */
  int strikes() {
    return scenario.steps().stream()
        .filter(io.swarmassay.scenario.Step.Inflict.class::isInstance)
        .mapToInt(step -> ((io.swarmassay.scenario.Step.Inflict) step).times())
        .sum();
  }

  /** The stack file, read anew; throws {@link io.swarmassay.yaml.BadInput} when it is wrong. */
  StackFile stackFile() {
    Problems problems = new Problems();
    StackFile file = StackFile.read(stack.file(), Map.of(), problems).orElse(null);
    problems.throwIfAny();
    return file;
  }
}
