package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.run.Progress;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.Trial;
import io.swarmassay.run.shrink.Failure;
import io.swarmassay.run.shrink.Shrinker;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.stack.Stack;
import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster that never forms again when two particular slots were down together is found by a
 * storm, and the storm is shrunk to the two kills.
 */
@Tag("nightly")
class PairStormIT {
  private static final Path SCENARIO = Path.of("src/test/resources/scenarios/pair-storm.yaml");
  private static final ScenarioFile READER = ScenarioFile.below(Path.of(""));

  @TempDir Path out;

  private RunOptions options(String folder) {
    return new RunOptions(
        OptionalLong.empty(), OptionalInt.empty(), out.resolve(folder), false, List.of());
  }

  private Runner.Result storm() {
    Scenario scenario = READER.read(SCENARIO);
    Trial trial = Trial.of("pair-storm", scenario, Stack.at(Path.of(scenario.stack())));
    return new Runner(options("storm"), Progress.SILENT, folder -> {}).run(trial);
  }

  @Test
  void a_storm_finds_the_planted_bug_and_two_kills_are_left_of_it() throws IOException {
    Runner.Result found = storm();

    assertThat(found.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(found.verdict().faults()).hasSizeGreaterThan(2);
    assertThat(found.verdict().checks())
        .anyMatch(check -> check.name().equals("ping") && check.outcome() == Outcome.FAILED);

    Shrinker.Shrunk shrunk =
        Shrinker.shrink(
            Failure.read(found.evidence(), READER),
            options("shrink"),
            new Shrinker.Budget(Duration.ofMinutes(15), 40),
            (run, strikes, verdict, same) -> {});

    assertThat(shrunk.strikes())
        .containsExactlyInAnyOrder("kill atomvm-node.2", "kill atomvm-node.3");
    assertThat(shrunk.sure()).isTrue();
  }
}
