package io.swarmassay.cli.terminal;

import io.swarmassay.scenario.file.BudgetFile;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.stack.file.Variables;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Optional;

/** Tells scenarios, budgets and stack files apart by what is in them, and reads each as such. */
public final class FileKinds {
  private final ScenarioFile scenarios;

  /** With what reads the scenarios among the files. */
  public FileKinds(ScenarioFile scenarios) {
    this.scenarios = scenarios;
  }

  /** Adds all problems of a file; returns what sort of file it is. */
  public String check(Path file, Problems problems) {
    Optional<Yaml> root = YamlFile.read(file, new Problems());
    if (root.filter(yaml -> yaml.content() instanceof Yaml.Sequence).isPresent()) {
      int promises = BudgetFile.read(file, problems).size();
      return "budgets, " + count(promises, "promise");
    }
    if (root.flatMap(yaml -> yaml.get("services")).isPresent()) {
      Variables variables = Variables.beside(file, scenarios.values(), problems);
      int services =
          StackFile.read(file, variables, problems).map(s -> s.services().size()).orElse(0);
      scenarios.unused(file.toString(), variables.asked()).forEach(problems::add);
      return "stack, " + count(services, "service");
    }
    int steps = scenarios.read(file, problems).map(s -> s.steps().size()).orElse(0);
    return "scenario, " + count(steps, "step");
  }

  /** A number and its noun, in the plural where it needs one. */
  public static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
