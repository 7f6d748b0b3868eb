package io.swarmassay.junit;

import io.swarmassay.run.Progress;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.ScenarioFile;
import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Scenario files as dynamic tests, each on a lab of its own. */
public final class Scenarios {
  private static final String ENDING = ".yaml";

  private Scenarios() {}

  /**
   * One test for each scenario file of a folder that belongs to a tier.
   *
   * @param home the folder that holds {@code scenarios/} and {@code stacks/}
   */
  public static Stream<DynamicTest> of(Path home, Scenario.Tier tier) {
    ScenarioFile reader = ScenarioFile.below(home);
    return files(home.resolve("scenarios")).stream()
        .filter(file -> reader.read(file).tier() == tier)
        .map(file -> DynamicTest.dynamicTest(stem(file), file.toUri(), () -> run(reader, file)));
  }

  /** Runs one scenario file and requires it to be PASSED. */
  public static Runner.Result run(ScenarioFile reader, Path file) {
    Scenario scenario = reader.read(file);
    Stack stack = reader.folders(file).find(scenario.stack()).orElseThrow();
    Trial trial = Trial.of(stem(file), scenario, stack);
    Runner runner = new Runner(RunOptions.defaults(), Progress.SILENT, Verdicts::show);
    return Verdicts.require(runner.run(trial));
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("scenario files cannot be listed: " + folder, e);
    }
  }
}
