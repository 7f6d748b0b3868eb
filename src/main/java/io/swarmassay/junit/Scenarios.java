package io.swarmassay.junit;

import io.swarmassay.run.Progress;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Scenario files as dynamic tests, each on a lab of its own. */
public final class Scenarios {
  private static final String ENDING = ".yaml";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Scenarios() {}

  /**
   * One test for each scenario file of a folder that a tier plays: verify its own, nightly those of
   * verify too. The night draws a fresh seed for each, told in its name, its report and its
   * failure; {@code ./assay run FILE --seed N} plays it again.
   *
   * @param home the folder that holds {@code scenarios/} and {@code stacks/}
   */
  public static Stream<DynamicTest> of(Path home, Scenario.Tier tier) {
    ScenarioFile reader = ScenarioFile.below(home);
    return files(home.resolve("scenarios")).stream()
        .filter(file -> tier.plays(reader.read(file).tier()))
        .map(file -> test(reader, file, seed(tier)));
  }

  private static DynamicTest test(ScenarioFile reader, Path file, OptionalLong seed) {
    String again = seed.isPresent() ? " (--seed " + seed.getAsLong() + ")" : "";
    return DynamicTest.dynamicTest(stem(file) + again, file.toUri(), () -> run(reader, file, seed));
  }

  /** A fresh one in the night, and else the scenario's own. */
  private static OptionalLong seed(Scenario.Tier tier) {
    return tier == Scenario.Tier.NIGHTLY
        ? OptionalLong.of(RANDOM.nextInt(1, Integer.MAX_VALUE))
        : OptionalLong.empty();
  }

  /** Runs one scenario file with its own seed and requires it to be PASSED. */
  public static Runner.Result run(ScenarioFile reader, Path file) {
    return run(reader, file, OptionalLong.empty());
  }

  private static Runner.Result run(ScenarioFile reader, Path file, OptionalLong seed) {
    Scenario scenario = reader.read(file);
    Stack stack = reader.folders(file).find(scenario.stack()).orElseThrow();
    Trial trial = Trial.of(stem(file), scenario, stack);
    RunOptions usual = RunOptions.defaults();
    RunOptions options =
        new RunOptions(seed, usual.nodes(), usual.out(), usual.keepUp(), usual.commandLine());
    Runner runner = new Runner(options, Progress.SILENT, Verdicts::show);
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
