package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.stack.Stack;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTests {
  @TempDir Path out;

  @Test
  void an_error_of_ours_is_inconclusive_and_says_where() {
    Verdict verdict =
        on(
            run -> {
              throw new StackOverflowError();
            });
    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.toString())
        .contains("too deep for this program at io.swarmassay.run.RunnerTests");
  }

  @Test
  void a_lab_that_died_is_told_once_and_the_interrupt_is_ours() {
    Verdict verdict =
        on(
            run -> {
              run.lost("the engine of n1 ended, and no fault of this run ended it");
              throw new InterruptedException();
            });
    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.toString()).contains("the engine of n1 ended").doesNotContain("cut short");
  }

  @Test
  void evidence_that_goes_away_is_told_and_still_judged() {
    Verdict verdict = on(run -> delete(out));
    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.checks())
        .filteredOn(check -> check.name().equals("evidence"))
        .singleElement()
        .satisfies(check -> assertThat(check.reason()).contains("cannot write"));
  }

  private Verdict on(Ground ground) {
    RunOptions options =
        new RunOptions(OptionalLong.of(1), OptionalInt.empty(), out, false, List.of());
    Scenario scenario =
        ScenarioFile.below(Path.of("").toAbsolutePath()).read(Path.of("scenarios/hello.yaml"));
    Trial trial = Trial.of("hello", scenario, Stack.at(Path.of("stacks/hello")));
    return new Runner(options, Progress.SILENT, evidence -> {}).run(trial, ground).verdict();
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
