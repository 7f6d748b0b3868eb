package io.swarmassay.run;

import io.swarmassay.history.Metric;
import io.swarmassay.history.Promise;
import io.swarmassay.scenario.Casting;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Objection;
import io.swarmassay.scenario.Objections;
import io.swarmassay.scenario.Promises;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Step;
import io.swarmassay.scenario.Storms;
import io.swarmassay.scenario.file.BudgetFile;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.yaml.Problems;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A scenario made ready to run.
 *
 * @param name stem of its file, and of its evidence folder
 * @param scenario what to do
 * @param stack what to do it to
 * @param promises the stack's documented budgets, tightened by the scenario's
 */
public record Trial(String name, Scenario scenario, Stack stack, List<Promise> promises) {
  private static final Set<String> RECOVERY =
      Set.of(Metric.RECOVERED.label(), Metric.RECOVERY_TIME.label(), Metric.FIRST_SUCCESS.label());

  /**
   * A scenario on a stack, with the budgets its documents promise as the scenario tightens them.
   * What only a fault can measure is no promise of a run without faults.
   *
   * @throws IllegalArgumentException when the scenario makes no sense, with all reasons
   */
  public static Trial of(String name, Scenario scenario, Stack stack) {
    List<Promise> documented =
        Files.exists(stack.budgets()) ? BudgetFile.read(stack.budgets()) : List.of();
    Trial trial =
        new Trial(name, scenario, stack, Promises.tightened(documented, scenario.budgets()));
    trial.refuseEmptiness();
    trial.refuseNonsense();
    return trial.strikes() > 0 || trial.storms() ? trial : trial.withoutRecovery();
  }

  /**
   * Refuses a scenario that keeps nothing.
   *
   * @throws IllegalArgumentException when it has no probe
   */
  void refuseEmptiness() {
    if (scenario.steady().probes().isEmpty()) {
      throw new IllegalArgumentException(
          "steady.probes: no probe: a steady state without one always holds; keep something, for"
              + " example keeping(steady(replicas(SERVICE)))");
    }
  }

  private void refuseNonsense() {
    Casting casting = Casting.of(stackFile(), scenario.nodes());
    List<Objection> objections = Objections.to(scenario, Catalogue.installed(), casting, List.of());
    if (!objections.isEmpty()) {
      throw new IllegalArgumentException(
          objections.stream().map(Objection::toString).collect(Collectors.joining("\n")));
    }
  }

  /** The trial with its storms drawn from a seed; itself when it has none. */
  Trial unfolded(long seed) {
    if (!storms()) {
      return this;
    }
    Casting casting = Casting.of(stackFile(), scenario.nodes());
    Scenario drawn = new Storms(Catalogue.installed(), scenario, casting, seed).unfolded();
    return new Trial(name, drawn, stack, promises);
  }

  private boolean storms() {
    return scenario.steps().stream().anyMatch(Step.Storm.class::isInstance);
  }

  private Trial withoutRecovery() {
    return new Trial(name, scenario, stack, beyondRecovery());
  }

  /** The promises that this plan can keep or break: those on recovery need a fault. */
  List<Promise> concerned() {
    return strikes() > 0 ? promises : beyondRecovery();
  }

  private List<Promise> beyondRecovery() {
    return promises.stream().filter(promise -> !RECOVERY.contains(promise.metric())).toList();
  }

  /** How many faults the plan holds. */
  int strikes() {
    return scenario.steps().stream()
        .flatMap(step -> step.strikes().stream())
        .mapToInt(Step.Inflict::times)
        .sum();
  }

  /** The stack file, read anew; throws {@link io.swarmassay.yaml.BadInput} when it is wrong. */
  public StackFile stackFile() {
    Problems problems = new Problems();
    StackFile file = StackFile.read(stack, problems).orElse(null);
    problems.throwIfAny();
    return file;
  }
}
