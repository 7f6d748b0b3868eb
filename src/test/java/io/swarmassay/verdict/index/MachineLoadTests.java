package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.judge.Histories;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a machine that was late itself explains: ticks at 1 s, 2 s and 3 s. */
class MachineLoadTests {
  private static MachineLoad machine(long lateUs, double stalled) {
    return MachineLoad.of(
        Histories.facts(
            List.of(
                new Event.Ticked(1_000_000, 1_000, 0),
                new Event.Ticked(2_000_000, lateUs, stalled),
                new Event.Ticked(3_000_000, 2_000, 0))));
  }

  @Test
  void a_time_beyond_its_limit_by_no_more_than_the_clock_was_late_is_explained() {
    assertThat(machine(150_000, 0).mayExplain(250, 100, 0, 1_900_000)).isTrue();
    assertThat(machine(149_999, 0).mayExplain(250, 100, 0, 1_900_000)).isFalse();
  }

  @Test
  void a_time_that_would_have_been_kept_without_waiting_for_a_processor_is_explained() {
    assertThat(machine(0, 0.75).mayExplain(400, 100, 0, 1_800_000)).isTrue();
    assertThat(machine(0, 0.75).mayExplain(401, 100, 0, 1_800_000)).isFalse();
    assertThat(machine(0, -1).mayExplain(101, 100, 0, 1_800_000)).as("not told").isFalse();
  }

  @Test
  void a_tick_tells_of_the_time_since_the_one_before_it() {
    assertThat(machine(150_000, 0).mayExplain(250, 100, 0, 1_000_000)).isTrue();
    assertThat(machine(150_000, 0).mayExplain(250, 100, 0, 999_999)).isFalse();
  }

  @Test
  void a_time_that_began_with_a_tick_or_a_tenth_of_a_second_after_it_meets_it() {
    assertThat(machine(150_000, 0).mayExplain(250, 100, 0, 2_350_000)).isTrue();
    assertThat(machine(150_000, 0).mayExplain(250, 100, 0, 2_350_001)).isFalse();
  }

  @Test
  void of_a_reading_that_measured_many_the_most_that_any_time_of_that_length_met_counts() {
    MachineLoad busyInTheMiddle = machine(0, 0.75);
    assertThat(busyInTheMiddle.mayExplain(400, 100, 900_000, 2_900_000)).isTrue();
    assertThat(busyInTheMiddle.mayExplain(401, 100, 900_000, 2_900_000)).isFalse();
    assertThat(busyInTheMiddle.mayExplain(400, 100, 2_100_000, 2_900_000)).isFalse();
    assertThat(busyInTheMiddle.mayExplain(400, 100, 0, 2_900_000))
        .as("not known since when")
        .isFalse();
    assertThat(machine(150_000, 0).mayExplain(250, 100, 900_000, 2_900_000)).isTrue();
  }

  @Test
  void of_a_time_that_was_partly_busy_only_that_part_counts() {
    assertThat(machine(0, 1).mayExplain(1_500, 500, 0, 2_500_000)).isTrue();
    assertThat(machine(0, 1).mayExplain(1_501, 500, 0, 2_500_000)).isFalse();
    assertThat(machine(0, 1).mayExplain(600, 500, 0, 2_500_000)).isTrue();
    assertThat(machine(0, 1).mayExplain(600, 500, 0, 2_501_000)).isFalse();
  }

  @Test
  void the_first_tick_tells_of_all_before_it() {
    MachineLoad first =
        MachineLoad.of(Histories.facts(List.of(new Event.Ticked(1_000_000, 150_000, 0))));
    assertThat(first.mayExplain(250, 100, 0, 0)).isTrue();
    assertThat(first.mayExplain(250, 100, 0, -1)).isFalse();
  }

  @Test
  void it_is_told_in_words_with_the_worst_of_the_clock_and_the_mean_of_waiting() {
    assertThat(machine(150_000, 0).text(250, 0, 1_900_000))
        .isEqualTo("our own clock was up to 150 ms late meanwhile");
    assertThat(machine(150_000, 0.755).text(250, 0, 1_900_000))
        .isEqualTo(
            "our own clock was up to 150 ms late meanwhile,"
                + " work waited for a processor 76 % of the time");
    assertThat(machine(150_000, 0.5).text(250, 0, 5_000_000))
        .isEqualTo("our own clock was up to 0 ms late meanwhile");
  }
}
