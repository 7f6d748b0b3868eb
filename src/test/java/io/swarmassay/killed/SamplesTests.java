package io.swarmassay.killed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.fault.Fault;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Step;
import io.swarmassay.scenario.file.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTests {
  private static final Samples SAMPLES = Samples.ofScenarios();
  @TempDir Path folder;

  static Collection<String> faults() {
    return Catalogue.STANDARD.faults().words().keySet();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void every_fault_has_a_sample_that_is_a_valid_scenario(String fault) throws IOException {
    Scenario scenario = ScenarioFile.below(Path.of(".")).read(SAMPLES.write(fault, folder));
    Step.Inflict step = (Step.Inflict) scenario.steps().get(0);
    assertThat(scenario.steps()).hasSize(1);
    assertThat(step.fault().name()).isEqualTo(fault);
    assertThat(step.times()).isOne();
    if (step.fault().healer() == Fault.Healer.REMEDY) {
      assertThat(step.hold()).isEqualTo(Optional.of(Duration.ofSeconds(50)));
    }
  }

  @Test
  void a_fault_that_no_scenario_inflicts_is_named() {
    assertThat(SAMPLES.has("earthquake")).isFalse();
    assertThatThrownBy(() -> SAMPLES.write("earthquake", folder))
        .hasMessage("no scenario inflicts earthquake: it has no sample");
  }
}
