package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Promise;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many values a promise takes, and what of them decides. */
class PromiseBoundsTests {
  private static List<Event> history(String metric, String statistic, double limit) {
    return new ArrayList<>(
        Histories.healthy(Histories.promise(metric, statistic, limit, Promise.Kind.HARD)));
  }

  private static Verdict.Budget budget(List<Event> events) {
    return Judge.judge(events).budgets().get(0);
  }

  private static void sampled(List<Event> events, String metric, long t, int count, double value) {
    for (int i = 0; i < count; i++) {
      events.add(new Event.Sampled(t, metric, "", value));
    }
  }

  @ParameterizedTest
  @CsvSource({"p50, 2", "p75, 4", "p90, 10", "p95, 20", "p99, 100", "p99.9, 1000"})
  void a_percentile_takes_as_many_values_as_it_divides(String statistic, int needed) {
    List<Event> events = history("http-latency", statistic, 100);
    sampled(events, "http-latency", 1_000_000, 1, 5);
    sampled(events, "http-latency", 2_000_000, needed - 1, 5);
    assertThat(budget(events).outcome()).as(budget(events).reason()).isEqualTo(Outcome.PASSED);
    events.remove(events.size() - 1);
    assertThat(budget(events).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(budget(events).reason())
        .startsWith(
            "%s takes %d values of 2 rounds or more, and there were %d"
                .formatted(statistic, needed, needed - 1));
  }

  @Test
  void a_value_at_the_limit_is_not_beyond_it() {
    List<Event> events = history("http-latency", "p50", 100);
    sampled(events, "http-latency", 1_000_000, 2, 100);
    sampled(events, "http-latency", 2_000_000, 3, 101);
    assertThat(budget(events).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(budget(events).reason())
        .isEqualTo(
            "all 3 of 5 values beyond the promised 100 ms are of one single round, at 2.000 s");
  }

  @Test
  void only_what_the_machine_explains_is_left_out_and_the_worst_is_told() {
    List<Event> events = history("http-latency", "max", 100);
    sampled(events, "http-latency", 1_000_000, 1, 100);
    sampled(events, "http-latency", 5_000_000, 1, 150);
    events.add(new Event.Ticked(5_000_000, 50_000, 0));
    assertThat(budget(events).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(budget(events).reason())
        .isEqualTo(
            "beyond the promised 100 ms, but the machine could not have kept it:"
                + " our own clock was up to 50 ms late meanwhile");
    sampled(events, "http-latency", 30_000_000, 1, 101);
    assertThat(budget(events).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_machine_that_was_late_explains_no_size() {
    List<Event> events = history("memory", "max", 100);
    sampled(events, "memory", 5_000_000, 1, 150);
    events.add(new Event.Ticked(5_000_000, 50_000_000, 1));
    assertThat(budget(events).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(budget(events).reason()).isEqualTo("beyond the promised 100 bytes");
  }

  @Test
  void a_lower_limit_is_held_at_it_and_missed_below() {
    List<Event> events = history("recovered", "min-ratio", 1);
    assertThat(budget(events).outcome()).isEqualTo(Outcome.PASSED);
    events.replaceAll(
        e -> e instanceof Event.Recovered r ? new Event.Recovered(r.t(), r.id(), false, "no") : e);
    assertThat(budget(events).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(budget(events).reason()).isEqualTo("short of the promised 100 %");
  }

  @Test
  void samples_of_the_whole_go_before_those_of_parts_and_parts_stand_for_it() {
    List<Event> events = history("memory", "max", 100);
    events.add(new Event.Sampled(1, "memory", "w.1", 90));
    events.add(new Event.Sampled(1, "memory", "w.2", 95));
    assertThat(budget(events).measured()).isEqualTo(95);
    events.add(new Event.Sampled(1, "memory", "", 50));
    assertThat(budget(events).measured()).isEqualTo(50);
  }

  @Test
  void an_outage_after_the_harness_had_failed_is_not_measured_and_one_before_ends_with_it() {
    List<Event> events = history("outage", "max", 0);
    Event.Tried ok = tried(0, 1_000_000, Ending.OK);
    events.add(ok);
    events.add(tried(1, 20_000_000, Ending.FAIL));
    events.add(tried(2, 23_000_000, Ending.FAIL));
    events.add(new Event.Trouble(21_000_000, "lab", "died"));
    assertThat(budget(events).measured()).isEqualTo(1_000);
    events.set(events.size() - 1, new Event.Trouble(20_000_000, "lab", "died"));
    assertThat(budget(events).measured()).isZero();
  }

  private static Event.Tried tried(long seq, long t, Ending end) {
    return new Event.Tried(t + 5, Operation.HTTP, "c", "web", 0, 0, seq, t, t, end, "");
  }
}
