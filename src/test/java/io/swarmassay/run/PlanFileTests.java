package io.swarmassay.run;

import static io.swarmassay.fault.Target.one;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Step.inflict;
import static io.swarmassay.scenario.Step.storm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.probe.Http;
import io.swarmassay.probe.ImageSize;
import io.swarmassay.probe.Replicas;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Steady;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTests {
  private static final ScenarioFile READER = ScenarioFile.below(Path.of(""));
  private static final Scenario SCENARIO =
      Scenario.titled("t")
          .deploying("hello")
          .keeping(Steady.steady(new Replicas(), new Http(), new ImageSize()))
          .then(inflict(kill()).on(one("web")).times(3))
          .then(storm(Duration.ofSeconds(30), Duration.ofSeconds(3), kill()));

  @TempDir Path folder;

  private Path written(Trial trial, long seed) throws IOException {
    Path file = folder.resolve(PlanFile.NAME);
    new JsonMapper().writeValue(file.toFile(), Plan.document(trial, seed));
    return file;
  }

  private static Trial trial(Scenario scenario) {
    return Trial.of("named", scenario, Stack.at(Path.of("stacks/hello")));
  }

  @Test
  void a_plan_reads_back_with_its_storms_drawn_and_its_symbols_kept() throws IOException {
    Trial drawn = trial(SCENARIO).unfolded(7);

    Trial read = PlanFile.read(written(drawn, 7), READER);

    assertThat(read.name()).isEqualTo("named");
    assertThat(read.scenario()).isEqualTo(drawn.scenario().seeded(7));
    assertThat(read.unfolded(8)).isEqualTo(read);
    assertThat(read.promises()).isEqualTo(drawn.promises());
  }

  @Test
  void a_folder_stands_for_the_plan_in_it() {
    assertThat(PlanFile.in(folder)).isEqualTo(folder.resolve("plan.json"));
    assertThat(PlanFile.in(folder.resolve("x"))).isEqualTo(folder.resolve("x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`[1]` | 1:1: not a plan: no 'schema' of 1; give the plan.json of a former run, or its folder",
        "`{\"schema\": 1, \"scenario\": \"x\"}` | 1:1: this plan holds no steps to replay; run its"
            + " scenario again",
        "`{\"schema\": 1,` | 1:14: not a plan: not YAML: ",
        "`{\"schema\": 1, \"scenario\": \"../x\", \"replay\": {}}` | 1:27: the plan's scenario has no"
            + " name; give the plan.json of a former run, or its folder",
      })
  void a_file_that_is_no_plan_is_told_with_its_place_and_the_way_out(String text, String said)
      throws IOException {
    Path file = Files.writeString(folder.resolve("plan.json"), text);

    assertThatThrownBy(() -> PlanFile.read(file, READER))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + ":" + said);
  }

  @Test
  void a_strike_that_makes_no_sense_is_told_with_its_place() throws IOException {
    Path file = written(trial(SCENARIO), 7);
    Files.writeString(file, Files.readString(file).replace("\"one\":\"web\"", "\"one\":\"wep\""));

    assertThatThrownBy(() -> PlanFile.read(file, READER))
        .isInstanceOf(BadInput.class)
        .hasMessageMatching(
            "(?s).*plan.json:1:[0-9]+: the stack has no service 'wep'; did you mean 'web'.*");
  }

  @Test
  void a_plan_that_is_not_there_is_told() {
    assertThatThrownBy(() -> PlanFile.read(folder.resolve("none"), READER))
        .hasMessage(
            folder.resolve("none")
                + ":1:1: not a plan: no such file; give the plan.json of a former run, or its folder");
  }
}
