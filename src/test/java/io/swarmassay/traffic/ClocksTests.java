package io.swarmassay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    isTold("engine n1", Instant.now().minusSeconds(1), 0, 1);
    assertThat(recorded).hasSize(1);
    assertThat(recorded.get(0).toString()).contains("clocks").contains("taken as ours");
  }

  @Test
  void a_clock_that_is_ahead_is_corrected() {
    Instant begin = Instant.now();
    clocks.measure("engine n1", () -> Instant.now().plusSeconds(10));
    long error = ChronoUnit.MICROS.between(begin, Instant.now());
    isTold("engine n1", Instant.now().plusSeconds(10), 10_000_000, error + 1);
    assertThat(recorded.get(0).toString()).contains("corrected");
  }

  @Test
  void a_clock_nobody_measured_is_taken_for_ours() {
    isTold("engine n9", Instant.now(), 0, 1);
  }

  /** The time told lies between those that would be right just before and just after. */
  private void isTold(String clock, Instant at, long ahead, long error) {
    Instant before = Instant.now();
    long told = clocks.t(clock, at);
    Instant after = Instant.now();
    assertThat(told + ahead)
        .isBetween(
            NOW - ChronoUnit.MICROS.between(at, after) - error,
            NOW - ChronoUnit.MICROS.between(at, before) + error);
  }
}
