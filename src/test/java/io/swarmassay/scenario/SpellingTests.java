package io.swarmassay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Size;
import io.swarmassay.traffic.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SpellingTests {
  @Test
  void a_value_is_spelt_as_a_file_would() {
    assertThat(
            List.<Object>of(
                Duration.ofMillis(1500),
                Scenario.Tier.NIGHTLY,
                List.of(Duration.ofSeconds(1), "a"),
                new Rate(100),
                new Rate(1.5),
                new Size(1024),
                2.0,
                0.25,
                -3.0,
                1e15,
                7,
                true,
                "text"))
        .map(Spelling::of)
        .containsExactly(
            "1500ms", "nightly", "[1s, a]", "100/s", "1.5/s", "1KiB", "2", "0.25", "-3", "1.0E15",
            "7", "true", "text");
  }

  @Test
  void what_may_be_left_out_is_its_value_or_nothing() {
    assertThat(
            List.<Object>of(
                Optional.of(Duration.ofSeconds(2)),
                OptionalInt.of(3),
                OptionalLong.of(4),
                OptionalDouble.of(0.5),
                OptionalDouble.of(6)))
        .map(Spelling::of)
        .containsExactly("2s", "3", "4", "0.5", "6");
    assertThat(
            List.<Object>of(
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty()))
        .map(Spelling::of)
        .containsOnly("");
  }

  @Test
  void a_size_is_spelt_in_the_unit_that_says_it_exactly() {
    assertThat(List.of(0L, 7L, 1023L, 1024L, 10_000L, 5_600_000L, 1_048_576L, 3_145_728L, 10_240L))
        .map(Quantity::sizeText)
        .containsExactly("0B", "7B", "1023B", "1KiB", "0.01MB", "5.6MB", "1MiB", "3MiB", "10KiB");
  }
}
