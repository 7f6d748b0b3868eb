package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is judged in calm and what is not: kills at 2 s and 4 s, recovered from at 2.91 s and 4.5 s;
 * the last look is at 30 s.
 */
class CalmTests {
  private final List<Event> events = new ArrayList<>(Histories.healthy());

  CalmTests() {
    Histories.looked(events, 30_000_000, "end");
  }

  private void unhealthy(long t) {
    looked(t, "ping", false, false);
    looked(t + 50_000, "ping", true, false);
  }

  private void looked(long t, String probe, boolean healthy, boolean late) {
    events.add(new Event.Looked(t, probe, "end", healthy, "pang", false, late));
  }

  private Check check() {
    return Histories.check(events, "steadiness");
  }

  private void assertThatPassed(String after) {
    assertThat(check())
        .isEqualTo(
            Check.passed("steadiness", "no probe and no node flapped in calm, nor after " + after));
  }

  private void assertThatFlapped(String what, String fault) {
    assertThat(check()).isEqualTo(Check.failed("steadiness", what, fault));
  }

  @Test
  void what_decides_the_recovery_and_the_moment_of_the_next_strike_are_not_calm() {
    unhealthy(2_910_000 - 50_000);
    looked(4_000_000, "ping", false, false);
    looked(4_400_000, "ping", false, false);
    assertThatPassed("2 recoveries");
    looked(3_999_999, "ping", false, false);
    assertThatFlapped("after f1 (kill of w.2): ping at 4.000 s: pang", "f1");
  }

  @Test
  void calm_begins_right_after_the_recovery() {
    looked(2_910_000, "ping", false, false);
    assertThatPassed("2 recoveries");
    looked(2_910_001, "ping", false, false);
    assertThatFlapped("after f1 (kill of w.2): ping at 2.910 s: pang", "f1");
  }

  @Test
  void the_last_look_itself_is_calm_and_what_comes_after_it_is_not() {
    events.add(new Event.Died(30_000_001, "w.2", 0, "taken away"));
    assertThatPassed("2 recoveries");
    events.add(new Event.Died(30_000_000, "w.2", 0, "its container ended"));
    assertThatFlapped("after f2 (kill of w.2): w.2 ended at 30.000 s: its container ended", "f2");
  }

  @Test
  void each_calm_is_condemned_once_for_the_first_that_flapped() {
    unhealthy(3_000_000);
    unhealthy(7_000_000);
    events.add(new Event.Died(8_000_000, "w.2", 0, "its container ended"));
    assertThat(check().reason()).startsWith("after f1 (kill of w.2): ping at 3.000 s: pang");
    assertThat(check().reason()).endsWith("(and 1 more)");
  }

  @Test
  void one_recovery_is_told_as_one() {
    events.removeIf(e -> e instanceof Event.Struck s && s.id().equals("f1"));
    assertThatPassed("1 recovery");
  }

  @Test
  void a_reading_with_less_than_its_least_evidence_is_no_flap() {
    events.add(
        new Event.Looked(7_000_000, "ping", "end", false, "one node only", false, false, true));
    assertThatPassed("2 recoveries");
  }

  @Test
  void an_answer_ten_seconds_after_a_late_look_is_soon_enough() {
    looked(6_000_000, "ping", false, true);
    looked(16_000_000, "ping", true, false);
    assertThatPassed("2 recoveries");
    events.remove(events.size() - 1);
    looked(16_000_001, "ping", true, false);
    assertThatFlapped("after f2 (kill of w.2): ping at 6.000 s: pang", "f2");
  }

  @Test
  void only_an_answer_of_the_same_probe_ends_its_silence() {
    looked(6_000_000, "ping", false, true);
    looked(7_000_000, "replicas", true, false);
    looked(8_000_000, "ping", false, true);
    looked(5_000_000, "ping", true, false);
    looked(17_000_000, "ping", true, false);
    assertThatFlapped("after f2 (kill of w.2): ping at 6.000 s: pang", "f2");
  }

  @Test
  void a_silence_to_the_end_is_left_to_the_deciding_reading() {
    events.removeIf(e -> e instanceof Event.Looked l && l.t() >= 30_000_000);
    Histories.looked(events, 4_600_000, "end");
    looked(6_000_000, "ping", false, true);
    assertThatPassed("2 recoveries");
  }

  @Test
  void nobody_looked_in_calm_is_inconclusive() {
    events.removeIf(e -> e instanceof Event.Recovered r && r.id().equals("f2"));
    assertThat(check())
        .isEqualTo(Check.inconclusive("steadiness", "nobody looked in calm, nor after 1 recovery"));
  }

  @Test
  void one_who_saw_another_go_is_named() {
    events.add(new Event.Sighted(7_000_000, "w.1", 0, "w.2", true));
    assertThatPassed("2 recoveries");
    events.add(new Event.Sighted(7_500_000, "w.1", 0, "w.2", false));
    assertThatFlapped("after f2 (kill of w.2): w.1 saw w.2 go at 7.500 s", "f2");
  }

  @Test
  void what_an_earlier_life_tells_when_a_later_one_has_begun_is_no_flap() {
    events.add(new Event.Born(1_000, "w.2", 1, "a"));
    events.add(new Event.Born(6_000_000, "w.2", 2, "b"));
    events.add(new Event.Died(6_000_000, "w.2", 1, "an orphan"));
    events.add(new Event.Sighted(6_000_000, "w.2", 1, "w.1", false));
    assertThatPassed("2 recoveries");
    events.add(new Event.Died(5_999_999, "w.2", 1, "killed"));
    assertThatFlapped("after f2 (kill of w.2): w.2 ended at 6.000 s: killed", "f2");
  }

  @Test
  void after_an_order_that_was_settled_it_is_calm_too() {
    events.set(0, Histories.opened(2, 2));
    events.add(new Event.Ordered(6_000_000, "o1", "scale", List.of("w"), "", 30_000));
    events.add(new Event.Settled(8_000_000, "o1", true, "steady"));
    looked(8_000_000, "ping", false, false);
    assertThatPassed("2 recoveries");
    looked(8_000_001, "ping", false, false);
    assertThatFlapped("after o1 (scale of w): ping at 8.000 s: pang", null);
  }

  @Test
  void a_run_without_faults_is_steady_after_its_orders() {
    events.removeIf(e -> e.t() > 1_000_000 && e.t() < 30_000_000);
    events.set(0, Histories.opened(2, 0));
    assertThatPassed("0 recoveries");
    looked(10_000_000, "ping", false, false);
    assertThatFlapped("after the start: ping at 10.000 s: pang", null);
  }

  @Test
  void after_one_that_was_given_up_it_is_not() {
    events.set(0, Histories.opened(2, 2));
    events.add(new Event.Ordered(6_000_000, "o1", "scale", List.of("w"), "", 30_000));
    events.add(new Event.Settled(8_000_000, "o1", false, "gave up"));
    looked(9_000_000, "ping", false, false);
    assertThatPassed("2 recoveries");
  }

  @Test
  void faults_that_nothing_recovered_from_leave_no_steadiness_to_prove() {
    events.set(0, Histories.opened(2, 2));
    events.removeIf(Event.Recovered.class::isInstance);
    assertThat(check()).isEqualTo(Check.inconclusive("steadiness", "no fault was recovered from"));
  }
}
