package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What a command line may change in a scenario. */
final class ScenarioOptions {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draw victims from this seed instead of the scenario's.")
  Long seed;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Use a lab of N nodes instead of the scenario's.")
  Integer nodes;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = {
        "Replace $${NAME} in the scenario and in its stack file; a stack file takes names not set"
            + " here from the environment, and those from .env beside it. Repeat for more names."
      })
  Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--strict",
      description = "Refuse what is else only warned of, such as keys that docker ignores.")
  boolean strict;

  /** Whether something of the scenario is to be changed that a plan says. */
  boolean any() {
    return seed != null || nodes != null;
  }

  OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  OptionalInt nodes() {
    return nodes == null ? OptionalInt.empty() : OptionalInt.of(nodes);
  }

  /** What is only warned of is wrong, where strictness is asked for. */
  void judge(Problems problems) {
    if (strict) {
      problems.strict();
    }
  }

  /** A reader of scenario files that knows these. */
  ScenarioFile reader(CommandContext context) {
    return new ScenarioFile(Catalogue.installed(), values, nodes(), context.homes());
  }
}
