package io.swarmassay.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTests {
  @TempDir private Path folder;

  @Test
  void a_machine_is_measured_in_plausible_figures_and_nothing_is_left() throws Exception {
    Calibration calibration = Calibration.measure(folder);

    assertThat(calibration.loopback()).isBetween(0.001, 100.0);
    assertThat(calibration.forkExec()).isBetween(0.05, 1_000.0);
    assertThat(calibration.processStart()).isGreaterThan(calibration.forkExec());
    assertThat(calibration.diskSync()).isPositive();
    assertThat(calibration.cpu()).isPositive();
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void it_comes_back_from_its_facts() {
    Calibration calibration = new Calibration(60.5, 0.03, 1.125, 5, 9, 0.5);

    assertThat(Calibration.of(calibration.facts())).contains(calibration);
    assertThat(Calibration.of(Map.of("cpu-ms", "nine"))).isEmpty();
    assertThat(Calibration.of(Map.of())).isEmpty();
  }
}
