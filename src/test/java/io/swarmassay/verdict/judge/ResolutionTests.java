package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names as they are answered: kills at 2 s and 4 s, recovered from at 2.91 s and 4.5 s. */
class ResolutionTests {
  private final List<Event> events = new ArrayList<>(Histories.healthy());

  private void answered(long t, String... answers) {
    events.add(new Event.Resolved(t, "w.1", "web", List.of(answers), List.of("10.0.0.2")));
  }

  private Check check() {
    return Histories.check(events, "resolution");
  }

  private void assertThatPassed(int lookups) {
    assertThat(check())
        .isEqualTo(
            Check.passed(
                "resolution", lookups + " look-ups of 1 names: right at last and in calm"));
  }

  @Test
  void the_right_addresses_in_any_order_are_right() {
    events.add(
        new Event.Resolved(20_000_000, "w.1", "web", List.of("b", "a", "b"), List.of("a", "b")));
    assertThatPassed(1);
  }

  @Test
  void a_wrong_answer_at_last_is_failed_by_name_with_the_fault_before_it() {
    answered(9_000_000, "10.0.0.2");
    answered(20_000_000, "10.0.0.9");
    assertThat(check())
        .isEqualTo(
            Check.failed(
                "resolution", "w.1 at 20.000 s: web is [10.0.0.9], should be [10.0.0.2]", "f2"));
  }

  @Test
  void the_last_answer_of_each_who_asks_counts() {
    events.add(new Event.Resolved(5_000_000, "w.2", "web", List.of(), List.of("10.0.0.2")));
    answered(6_000_000, "10.0.0.2");
    assertThat(check().reason()).isEqualTo("w.2 at 5.000 s: web is [], should be [10.0.0.2]");
  }

  @Test
  void a_wrong_answer_that_was_put_right_counts_five_seconds_after_the_last_fault() {
    answered(9_500_000, "10.0.0.9");
    answered(20_000_000, "10.0.0.2");
    assertThatPassed(2);
    answered(9_500_001, "10.0.0.9");
    answered(20_000_001, "10.0.0.2");
    assertThat(check().reason()).startsWith("w.1 at 9.500 s: web is [10.0.0.9]");
  }

  @Test
  void a_wrong_answer_at_last_while_a_fault_is_on_is_not_known_to_last() {
    answered(4_500_000, "10.0.0.9");
    assertThat(check())
        .isEqualTo(
            Check.inconclusive(
                "resolution",
                "w.1 at 4.500 s: web is [10.0.0.9], should be [10.0.0.2];"
                    + " not asked again after the fault"));
    events.remove(events.size() - 1);
    answered(4_500_001, "10.0.0.9");
    assertThat(check().outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void before_any_fault_nothing_is_the_cause() {
    answered(2_000_000 - 1, "10.0.0.9");
    assertThat(check().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check().cause()).isNull();
  }

  @Test
  void what_was_answered_after_the_harness_had_failed_does_not_count() {
    answered(9_000_000, "10.0.0.2");
    events.add(new Event.Trouble(10_000_000, "lab", "died"));
    answered(20_000_000, "10.0.0.9");
    assertThatPassed(1);
  }

  @Test
  void no_look_up_is_inconclusive_where_healed_was_planned_and_not_listed_elsewhere() {
    assertThat(Judge.judge(events).checks()).extracting(Check::name).doesNotContain("resolution");
    for (String planned : List.of("healed", "healed (web)")) {
      plan(planned);
      assertThat(check()).isEqualTo(Check.inconclusive("resolution", "no name was ever looked up"));
    }
    plan("healedness");
    assertThat(Judge.judge(events).checks()).extracting(Check::name).doesNotContain("resolution");
  }

  private void plan(String probe) {
    events.set(
        0,
        new Event.Opened(
            0, 2, "s", "t", "m", 7, Histories.STARTED, List.of("ping", probe), 2, List.of()));
  }
}
