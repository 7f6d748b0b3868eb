package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.yaml.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run.json} says of the scenario is data: a file of it is the same scenario. */
class RunFileTests {
  @TempDir Path home;

  @Test
  void the_scenario_of_a_run_reads_back_as_the_same_scenario() throws IOException, BadInput {
    Path file = Path.of("scenarios", "messaging.yaml");
    ScenarioFile reader = ScenarioFile.below(Path.of("."));
    Scenario scenario = reader.read(file);
    Trial trial =
        Trial.of("messaging", scenario, reader.folders(file).find(scenario.stack()).orElseThrow());

    Map<String, Object> data = RunFile.scenario(trial);

    assertThat(data.remove("name")).isEqualTo("messaging");
    Path copy = Files.createDirectories(home.resolve("scenarios")).resolve("copy.yaml");
    Files.writeString(copy, new JsonMapper().writeValueAsString(data));
    assertThat(reader.read(copy)).isEqualTo(scenario);
  }
}
