package io.swarmassay.verdict.judge;

import static io.swarmassay.verdict.Outcome.FAILED;
import static io.swarmassay.verdict.Outcome.INCONCLUSIVE;
import static io.swarmassay.verdict.Outcome.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Promise;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a time budget needs to decide anything. */
class EnoughTests {
  private final List<Event> events =
      new ArrayList<>(
          Histories.healthy(Histories.promise("message-latency", "p99", 100, Promise.Kind.HARD)));

  private void sampled(long t, int count, double ms) {
    for (int i = 0; i < count; i++) {
      events.add(new Event.Sampled(t, "message-latency", "", ms));
    }
  }

  private Verdict.Budget budget() {
    return Judge.judge(events).budgets().get(0);
  }

  private void assertThatBudget(Outcome outcome, String reason) {
    assertThat(budget().outcome()).as(budget().reason()).isEqualTo(outcome);
    assertThat(budget().reason()).contains(reason);
  }

  @Test
  void a_hundred_values_of_two_rounds_are_enough_for_p99() {
    sampled(1_000_000, 50, 2);
    sampled(5_000_000, 50, 3);
    assertThatBudget(PASSED, "");
  }

  @Test
  void fewer_values_decide_nothing_and_the_reason_says_how_many() {
    sampled(1_000_000, 49, 2);
    sampled(5_000_000, 50, 3);
    assertThatBudget(
        INCONCLUSIVE, "p99 takes 100 values of 2 rounds or more, and there were 99 of 2");
    assertThat(budget().measured()).isEqualTo(3);
  }

  @Test
  void values_of_one_single_round_decide_nothing() {
    sampled(1_000_000, 200, 300);
    assertThatBudget(INCONCLUSIVE, "there were 200 of 1");
  }

  @Test
  void two_slow_values_of_one_round_do_not_condemn() {
    sampled(1_000_000, 50, 2);
    sampled(5_000_000, 48, 3);
    sampled(5_000_000, 2, 400);
    assertThatBudget(INCONCLUSIVE, "all 2 of 100 values beyond the promised 100 ms are of one");
  }

  @Test
  void slow_values_in_two_rounds_do() {
    sampled(1_000_000, 49, 2);
    sampled(1_000_000, 1, 400);
    sampled(5_000_000, 49, 3);
    sampled(5_000_000, 1, 400);
    assertThatBudget(FAILED, "beyond the promised 100 ms");
  }

  @Test
  void a_machine_that_was_as_late_itself_does_not_condemn() {
    sampled(1_000_000, 50, 250);
    sampled(5_000_000, 50, 250);
    events.add(new Event.Ticked(10_000_000, 20_000, 0.1));
    assertThatBudget(FAILED, "beyond");
    events.remove(events.size() - 1);
    events.add(new Event.Ticked(10_000_000, 180_000, 0.1));
    assertThatBudget(
        INCONCLUSIVE, "the machine could not have kept it: our own clock was up to 180 ms late");
  }

  @Test
  void nor_does_one_on_which_work_waited_for_a_processor() {
    sampled(1_000_000, 50, 250);
    sampled(5_000_000, 50, 250);
    events.add(new Event.Ticked(10_000_000, 1_000, 0.5));
    assertThatBudget(FAILED, "beyond");
    events.remove(events.size() - 1);
    events.add(new Event.Ticked(10_000_000, 1_000, 0.7));
    assertThatBudget(INCONCLUSIVE, "work waited for a processor 70 % of the time");
  }

  @Test
  void a_late_machine_long_after_is_no_excuse() {
    sampled(1_000_000, 50, 250);
    sampled(5_000_000, 50, 250);
    events.add(new Event.Ticked(6_000_000, 1_000, 0.1));
    events.add(new Event.Ticked(9_000_000, 900_000, 0.9));
    assertThatBudget(FAILED, "beyond");
  }

  @Test
  void a_value_below_zero_is_a_damaged_measurement() {
    sampled(1_000_000, 60, 2);
    sampled(5_000_000, 60, -3);
    assertThatBudget(INCONCLUSIVE, "60 of 120 are below zero: the measurement is damaged");
  }

  @Test
  void an_operation_that_ended_before_it_began_is_no_operation_of_0_ms() {
    events.add(
        new Event.Tried(
            6_000_000, Operation.HTTP, "c", "web", 0, 0, 0, 6_500_000, 6_500_000, Ending.OK, ""));
    Check latency = Histories.check(events, "latency");
    assertThat(latency.outcome()).isEqualTo(INCONCLUSIVE);
    assertThat(latency.reason()).contains("1 http requests ended before they should have begun");
  }
}
