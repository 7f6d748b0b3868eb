package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How long views may lag, to the microsecond: two kills, the last recovered from at 4.5 s; the last
 * look is at 30 s.
 */
class MembershipBoundsTests {
  private List<Event> events = new ArrayList<>(Histories.healthy());

  MembershipBoundsTests() {
    sees("w.1", "w.2", 900_000, true);
    sees("w.2", "w.1", 900_000, true);
    Histories.looked(events, 30_000_000, "end");
  }

  private void sees(String by, String peer, long t, boolean up) {
    events.add(new Event.Sighted(t, by, 0, peer, up));
  }

  private Check check() {
    return Histories.check(events, "membership");
  }

  private void assertThatJudged(int faults) {
    assertThat(check())
        .isEqualTo(
            Check.passed(
                "membership",
                "2 nodes saw each other at last, and after each of %d faults that calm followed"
                    .formatted(faults)));
  }

  @Test
  void five_seconds_of_calm_are_enough_to_ask_for_agreement_and_a_microsecond_less_is_not() {
    Histories.kill(events, "f3", 9_500_000, 500_000);
    assertThatJudged(2);
    events = new ArrayList<>(Histories.healthy());
    sees("w.1", "w.2", 900_000, true);
    sees("w.2", "w.1", 900_000, true);
    Histories.looked(events, 30_000_000, "end");
    Histories.kill(events, "f3", 9_499_999, 500_000);
    assertThatJudged(1);
  }

  @Test
  void those_who_agree_five_seconds_after_a_recovery_are_in_time_and_then_too_late() {
    sees("w.1", "w.2", 2_100_000, false);
    sees("w.1", "w.2", 9_500_000, true);
    assertThatJudged(1);
    events.remove(events.size() - 1);
    sees("w.1", "w.2", 9_500_001, true);
    assertThat(check())
        .isEqualTo(
            Check.failed(
                "membership", "after f2 (kill of w.2): w.1 has not seen w.2 since 2.100 s", "f2"));
  }

  @Test
  void after_a_fault_that_nothing_recovered_from_nobody_is_asked() {
    sees("w.1", "w.2", 2_100_000, false);
    sees("w.1", "w.2", 20_000_000, true);
    events =
        new ArrayList<>(
            Histories.changed(
                events,
                Event.Recovered.class,
                r -> new Event.Recovered(r.t(), r.id(), false, "no")));
    assertThatJudged(0);
  }

  @Test
  void at_last_they_may_lag_behind_for_five_seconds_before_the_last_look() {
    sees("w.1", "w.2", 20_000_000, false);
    sees("w.1", "w.2", 30_000_000, true);
    assertThatJudged(1);
    events.remove(events.size() - 1);
    sees("w.1", "w.2", 30_000_001, true);
    assertThat(check())
        .isEqualTo(
            Check.failed("membership", "at last: w.1 has not seen w.2 since 20.000 s", null));
  }

  @Test
  void those_who_agreed_at_some_time_of_the_last_five_seconds_are_not_condemned() {
    sees("w.1", "w.2", 25_000_001, false);
    assertThatJudged(1);
    events.remove(events.size() - 1);
    sees("w.1", "w.2", 25_000_000, false);
    assertThat(check().outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_fault_that_was_over_before_the_last_five_seconds_excuses_no_quarrel() {
    sees("w.1", "w.2", 20_000_000, false);
    Histories.kill(events, "f3", 24_000_000, 999_999);
    assertThat(check().reason()).startsWith("after f3 (kill of w.2)");
    events.removeIf(e -> e.t() > 23_000_000 && e.t() < 30_000_000);
    Histories.kill(events, "f3", 24_000_000, 1_000_000);
    events.removeIf(e -> e instanceof Event.Recovered r && r.id().equals("f3"));
    events.add(new Event.Recovered(25_000_000, "f3", false, "no"));
    assertThat(check())
        .isEqualTo(
            Check.inconclusive(
                "membership",
                "at last: w.1 has not seen w.2 since 20.000 s, but there was no calm of 5 s before"));
  }

  @Test
  void those_who_were_first_heard_of_in_the_last_five_seconds_had_no_time_to_agree() {
    events.removeIf(Event.Sighted.class::isInstance);
    sees("w.1", "w.2", 25_000_001, true);
    assertThat(check().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check().reason())
        .isEqualTo("at last: w.2 has not seen w.1, but there was no calm of 5 s before");
    sees("w.1", "w.2", 25_000_000, true);
    assertThat(check())
        .isEqualTo(Check.failed("membership", "at last: w.2 has not seen w.1", null));
  }

  @Test
  void what_nobody_had_told_when_a_fault_was_over_is_not_held_against_anybody() {
    events.removeIf(Event.Sighted.class::isInstance);
    sees("w.1", "w.2", 4_500_001, true);
    sees("w.2", "w.1", 20_000_000, true);
    assertThatJudged(0);
    sees("w.1", "w.2", 4_500_000, true);
    assertThat(check().reason()).isEqualTo("after f2 (kill of w.2): w.2 has not seen w.1");
  }

  @Test
  void a_short_run_is_asked_from_its_begin() {
    events.clear();
    events.add(Histories.opened(0));
    sees("w.1", "w.2", 0, true);
    sees("w.2", "w.1", 0, true);
    events.add(new Event.Looked(1_000_000, "ping", "end", true, "pong", true));
    assertThatJudged(0);
  }

  @Test
  void without_any_look_the_end_of_the_history_is_the_last_moment() {
    events.removeIf(Event.Looked.class::isInstance);
    sees("w.1", "w.2", 10_000_000, false);
    events.add(new Event.Ticked(65_000_000, 9, 0));
    assertThat(check().reason()).isEqualTo("at last: w.1 has not seen w.2 since 10.000 s");
  }

  @Test
  void who_was_blind_in_the_last_five_seconds_is_told_and_before_that_is_not() {
    events.add(new Event.Blind(24_999_999, 20_000_000, "nodes", "w.1", "no answer"));
    assertThatJudged(1);
    events.add(new Event.Blind(25_000_000, 20_000_000, "nodes", "w.1", "no answer"));
    assertThat(check())
        .isEqualTo(
            Check.inconclusive(
                "membership",
                "at last: nodes of w.1 was blind from 20.000 s to 25.000 s: no answer"));
  }

  @Test
  void where_nobody_was_to_be_seen_it_is_not_listed() {
    events.removeIf(Event.Sighted.class::isInstance);
    assertThat(Judge.judge(events).checks()).extracting(Check::name).doesNotContain("membership");
  }
}
