package io.swarmassay.cli;

import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.ScenarioFile;
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
      description = "Replace $${NAME} in the scenario. Repeat for more names.")
  Map<String, String> values = new LinkedHashMap<>();

  /** Whether something is to be changed at all. */
  boolean any() {
    return seed != null || nodes != null || !values.isEmpty();
  }

  OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  OptionalInt nodes() {
    return nodes == null ? OptionalInt.empty() : OptionalInt.of(nodes);
  }

  /** A reader of scenario files that knows these. */
  ScenarioFile reader(Context context) {
    return new ScenarioFile(Catalogue.STANDARD, values, nodes(), context.homes());
  }
}
