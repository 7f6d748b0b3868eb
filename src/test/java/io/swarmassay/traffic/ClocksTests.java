package io.swarmassay.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClocksTests {
  private static final long NOW = 60_000_000;
  private final List<Event> recorded = new ArrayList<>();
  private final Clocks clocks =
      new Clocks(
          new Recorder() {
            @Override
            public long now() {
              return NOW;
            }

            @Override
            public void record(Event event) {
              recorded.add(event);
            }
          });

  @Test
  void a_clock_that_is_ours_is_taken_as_it_is_and_noted_once() {
    clocks.measure("engine n1", Instant::now);
    clocks.measure("engine n1", Instant::now);
    assertThat(clocks.t("engine n1", Instant.now().minusSeconds(1)))
        .isCloseTo(NOW - 1_000_000, within(50_000L));
    assertThat(recorded).hasSize(1);
    assertThat(recorded.get(0).toString()).contains("clocks").contains("taken as ours");
  }

  @Test
  void a_clock_that_is_ahead_is_corrected() {
    clocks.measure("engine n1", () -> Instant.now().plusSeconds(10));
    assertThat(clocks.t("engine n1", Instant.now().plusSeconds(10)))
        .isCloseTo(NOW, within(50_000L));
    assertThat(recorded.get(0).toString()).contains("corrected");
  }

  @Test
  void a_clock_nobody_measured_is_taken_for_ours() {
    assertThat(clocks.t("engine n9", Instant.now())).isCloseTo(NOW, within(50_000L));
  }
}
