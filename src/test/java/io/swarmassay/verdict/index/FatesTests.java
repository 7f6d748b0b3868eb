package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.judge.Histories;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What became of a message or a row, to the microsecond: one fault is on from 10 s to 12 s; what is
 * not handled 500 ms after its acknowledgement is lost.
 */
class FatesTests {
  private static final long BOUND = 500_000;
  private static final long STRIKE = 10_000_000;
  private final List<Event> events = new ArrayList<>(List.of(Histories.opened(2, 1)));

  FatesTests() {
    events.add(new Event.Offered(0, Operation.MESSAGE, 0, 500, false));
    events.add(new Event.Offered(0, Operation.ROW, 0, 500, false));
    events.add(new Event.Struck(STRIKE, "f1", "kill", "w", List.of("w.1"), "SWARM", 30_000, 0));
    events.add(new Event.Recovered(12_000_000, "f1", true, ""));
    events.add(new Event.Born(0, "w.1", 1, "a"));
    events.add(new Event.Ticked(60_000_000, 9, 0));
  }

  private void acknowledged(Operation kind, long seq, long t) {
    events.add(new Event.Tried(t, kind, "s", "w.1", 1, 1, seq, t - 9, t - 9, Ending.OK, ""));
  }

  private void handled(long seq, int epoch, long t) {
    events.add(new Event.Handled(t, Operation.MESSAGE, "s", seq, "w.1", 1, epoch));
  }

  private void surveyed(int survey, long started, long... rows) {
    for (long row : rows) {
      events.add(new Event.Handled(started + 5, Operation.ROW, "s", row, "w.1", survey, 0));
    }
    events.add(new Event.Surveyed(started + 9, Operation.ROW, survey, "w.1", started));
  }

  private Tally tally(Operation kind) {
    return Histories.facts(events).tally(kind);
  }

  private void assertThatIs(Fate fate) {
    Tally tally = tally(Operation.MESSAGE);
    for (Fate each : List.of(Fate.LOST, Fate.DIED, Fate.UNDECIDED)) {
      assertThat(tally.count(each)).as(each.text()).isEqualTo(each == fate ? 1 : 0);
    }
  }

  @Test
  void a_receiver_that_lived_for_the_bound_lost_it_and_one_that_ended_before_took_it_along() {
    acknowledged(Operation.MESSAGE, 0, 2_000_000);
    events.add(new Event.Died(2_000_000 + BOUND, "w.1", 1, "killed"));
    assertThatIs(Fate.LOST);
    events.set(events.size() - 1, new Event.Died(2_000_000 + BOUND - 1, "w.1", 1, "killed"));
    assertThatIs(Fate.DIED);
  }

  @Test
  void the_bound_must_have_been_over_before_the_history_ended() {
    acknowledged(Operation.MESSAGE, 0, 60_000_000 - BOUND);
    assertThatIs(Fate.LOST);
    events.remove(events.size() - 1);
    acknowledged(Operation.MESSAGE, 0, 60_000_000 - BOUND + 1);
    assertThatIs(Fate.UNDECIDED);
  }

  @Test
  void five_seconds_are_the_bound_where_nobody_said_another() {
    events.remove(1);
    acknowledged(Operation.MESSAGE, 0, 55_000_000);
    assertThatIs(Fate.LOST);
    events.remove(events.size() - 1);
    acknowledged(Operation.MESSAGE, 0, 55_000_001);
    assertThatIs(Fate.UNDECIDED);
  }

  @Test
  void one_is_late_when_a_newer_connection_was_in_use_before_it_was_handled() {
    acknowledged(Operation.MESSAGE, 0, 2_000_000);
    events.add(
        new Event.Tried(
            3_000_009, Operation.MESSAGE, "s", "w.1", 1, 2, 1, 9, 3_000_000, Ending.OK, ""));
    handled(1, 2, 3_000_005);
    handled(0, 1, 3_000_000);
    assertThat(tally(Operation.MESSAGE).count(Fate.LATE)).isZero();
    events.set(
        events.size() - 1, new Event.Handled(3_000_001, Operation.MESSAGE, "s", 0, "w.1", 1, 1));
    assertThat(tally(Operation.MESSAGE).count(Fate.LATE)).isEqualTo(1);
    assertThat(tally(Operation.MESSAGE).text(Fate.LATE))
        .isEqualTo("1 handled after their connection had ended, the first: s #0 to w.1 at 2.000 s");
  }

  @Test
  void what_is_lost_while_a_fault_is_on_is_its_cost_and_what_is_lost_in_calm_is_not() {
    acknowledged(Operation.MESSAGE, 0, STRIKE);
    acknowledged(Operation.MESSAGE, 1, 12_000_000);
    assertThat(tally(Operation.MESSAGE).lostByFault()).isEqualTo(Map.of("f1", 2L));
    assertThat(tally(Operation.MESSAGE).firstLostInCalm()).isEmpty();
    acknowledged(Operation.MESSAGE, 2, 12_000_001);
    acknowledged(Operation.MESSAGE, 3, STRIKE - 1);
    assertThat(tally(Operation.MESSAGE).lostByFault()).isEqualTo(Map.of("f1", 2L));
    assertThat(tally(Operation.MESSAGE).firstLostInCalm()).contains(STRIKE - 1);
  }

  @Test
  void what_died_is_charged_to_the_fault_that_was_on_when_its_receiver_ended() {
    acknowledged(Operation.MESSAGE, 0, STRIKE - 1_000);
    acknowledged(Operation.MESSAGE, 1, 2_000_000);
    handled(1, 1, 2_000_000);
    events.add(new Event.Died(STRIKE, "w.1", 1, "killed"));
    assertThat(tally(Operation.MESSAGE).lostByFault()).isEqualTo(Map.of("f1", 1L));
    events.set(events.size() - 1, new Event.Died(STRIKE - 1, "w.1", 1, "by itself"));
    assertThat(tally(Operation.MESSAGE).count(Fate.DIED)).isEqualTo(1);
    assertThat(tally(Operation.MESSAGE).lostByFault()).isEmpty();
    assertThat(tally(Operation.MESSAGE).firstLostInCalm()).isEmpty();
  }

  @Test
  void what_nobody_can_tell_of_is_charged_to_nobody() {
    events.removeIf(Event.Born.class::isInstance);
    acknowledged(Operation.MESSAGE, 0, STRIKE + 5);
    assertThatIs(Fate.UNDECIDED);
    assertThat(tally(Operation.MESSAGE).lostByFault()).isEmpty();
  }

  @Test
  void messages_lost_before_the_strike_excuse_that_nothing_recovered() {
    events.set(4, new Event.Recovered(12_000_000, "f1", false, "pang"));
    assertThat(Histories.check(events, "recovered").outcome()).isEqualTo(Outcome.FAILED);
    acknowledged(Operation.MESSAGE, 0, STRIKE);
    assertThat(Histories.check(events, "recovered").outcome()).isEqualTo(Outcome.FAILED);
    acknowledged(Operation.MESSAGE, 1, 2_000_000);
    assertThat(Histories.check(events, "recovered"))
        .isEqualTo(
            Check.inconclusive(
                "recovered",
                "f1 (kill of w): not steady, but broken before it struck:"
                    + " messages were lost from 2.000 s on"));
  }

  @Test
  void a_row_acknowledged_before_the_last_read_began_must_be_in_it_and_one_after_need_not() {
    acknowledged(Operation.ROW, 0, 2_000_000);
    acknowledged(Operation.ROW, 1, 20_000_000);
    surveyed(1, 20_000_000, 0);
    assertThat(tally(Operation.ROW).count(Fate.LOST)).isEqualTo(1);
    events.removeIf(e -> e instanceof Event.Tried t && t.seq() == 1);
    acknowledged(Operation.ROW, 1, 20_000_001);
    assertThat(tally(Operation.ROW).count(Fate.LOST)).isZero();
    assertThat(tally(Operation.ROW).unproven())
        .containsExactly(
            "no row was acknowledged in the 1000 ms before f1 (kill of w) struck at 10.000 s:"
                + " it proves nothing of them",
            "1 acknowledged and missing, not known why, the first: s #1 to w.1 at 20.000 s");
  }

  @Test
  void a_row_is_charged_to_the_fault_that_struck_within_its_bound() {
    acknowledged(Operation.ROW, 0, STRIKE - BOUND);
    surveyed(1, 20_000_000);
    assertThat(tally(Operation.ROW).lostByFault()).isEqualTo(Map.of("f1", 1L));
    events.removeIf(e -> e instanceof Event.Tried);
    acknowledged(Operation.ROW, 0, STRIKE - BOUND - 1);
    assertThat(tally(Operation.ROW).lostByFault()).isEmpty();
  }

  @Test
  void a_row_that_only_an_earlier_read_saw_is_gone_again() {
    acknowledged(Operation.ROW, 0, 2_000_000);
    surveyed(1, 20_000_000, 0, 7);
    surveyed(2, 30_000_000, 0);
    assertThat(tally(Operation.ROW).count(Fate.HANDLED)).isEqualTo(1);
    assertThat(tally(Operation.ROW).count(Fate.LOST)).isZero();
    surveyed(3, 40_000_000);
    assertThat(tally(Operation.ROW).count(Fate.LOST)).isEqualTo(1);
  }

  @Test
  void reads_of_something_else_are_no_reads_of_rows() {
    acknowledged(Operation.ROW, 0, 2_000_000);
    events.add(new Event.Surveyed(20_000_000, Operation.MESSAGE, 1, "w.1", 19_000_000));
    assertThat(tally(Operation.ROW).surveyed()).isFalse();
    assertThat(tally(Operation.ROW).count(Fate.LOST)).isZero();
  }

  @Test
  void those_out_of_order_are_told_with_the_sender_that_had_most_of_them() {
    for (int seq = 0; seq < 4; seq++) {
      acknowledged(Operation.MESSAGE, seq, 2_000_000 + seq);
      events.add(
          new Event.Tried(
              3_000_000 + seq, Operation.MESSAGE, "t", "w.1", 1, 1, seq, 9, 9, Ending.OK, ""));
    }
    for (long seq : List.of(1L, 0L, 2L, 3L)) {
      handled(seq, 1, 2_100_000);
    }
    for (long seq : List.of(3L, 2L, 1L, 0L)) {
      events.add(new Event.Handled(3_100_000, Operation.MESSAGE, "t", seq, "w.1", 1, 1));
    }
    assertThat(tally(Operation.MESSAGE).reorderedText())
        .isEqualTo("4 out of order within one sender, receiver and connection, 3 of them of t");
    assertThat(Histories.check(events, "delivered").reason())
        .isEqualTo(tally(Operation.MESSAGE).reorderedText());
  }
}
