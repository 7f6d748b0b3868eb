package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.judge.Histories;
import io.swarmassay.verdict.judge.Judge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must never become of a message or a row: twice, refused or unsent, seen and gone. */
class StrangeFatesTests {
  private final List<Event> events = new ArrayList<>(Histories.healthy());

  StrangeFatesTests() {
    events.add(new Event.Born(0, "w.2", 1, "a"));
    message(0, Ending.OK, 1);
    message(1, Ending.OK, 1);
  }

  private void message(long seq, Ending end, int times) {
    long t = 1_900_000 + seq * 1_000;
    if (end != null) {
      events.add(new Event.Tried(t, Operation.MESSAGE, "s", "w.2", 1, 1, seq, t, t, end, ""));
    }
    for (int i = 0; i < times; i++) {
      events.add(new Event.Handled(t + i, Operation.MESSAGE, "s", seq, "w.2", 1, 1));
    }
  }

  private void row(long seq, Ending end, int... surveys) {
    long t = 1_900_000 + seq * 1_000;
    if (end != null) {
      events.add(new Event.Tried(t, Operation.ROW, "r", "db", 0, 0, seq, t, t, end, ""));
    }
    for (int survey : surveys) {
      events.add(new Event.Handled(4_600_000, Operation.ROW, "r", seq, "db.1", survey, 0));
    }
  }

  private void read(int survey) {
    events.add(new Event.Surveyed(4_800_000, Operation.ROW, survey, "db.1", 4_700_000));
  }

  private Check delivered() {
    return Histories.check(events, "delivered");
  }

  private Verdict.Ledger ledger() {
    return Judge.judge(events).messages();
  }

  @Test
  void handled_twice_is_failed_and_the_first_is_named() {
    message(2, Ending.OK, 2);
    message(3, Ending.OK, 3);
    assertThat(delivered())
        .isEqualTo(
            Check.failed("delivered", "2 handled twice, the first: s #2 to w.2 at 1.902 s", null));
    assertThat(ledger().duplicated()).isEqualTo(2);
    assertThat(ledger().handled()).isEqualTo(4);
  }

  @Test
  void handled_although_refused_is_failed() {
    message(2, Ending.FAIL, 1);
    assertThat(delivered().reason())
        .isEqualTo("1 handled although refused, the first: s #2 to w.2 at 1.902 s");
  }

  @Test
  void handled_although_never_sent_is_failed_when_the_history_came_to_its_end() {
    message(2, null, 1);
    assertThat(delivered().reason()).isEqualTo("1 handled although never sent, the first: s #2");
    events.removeIf(Event.Closed.class::isInstance);
    assertThat(delivered().outcome()).isNotEqualTo(Outcome.FAILED);
  }

  @Test
  void what_was_sent_is_the_sum_of_its_ends() {
    message(2, Ending.FAIL, 0);
    message(3, Ending.UNKNOWN, 0);
    message(4, Ending.UNKNOWN, 1);
    message(5, Ending.UNKNOWN, 0);
    assertThat(ledger()).isEqualTo(new Verdict.Ledger(6, 2, 1, 3, 3, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void after_the_harness_had_failed_one_whose_end_came_too_late_was_sent() {
    message(2, null, 1);
    events.add(new Event.Trouble(6_000_000, "lab", "died"));
    assertThat(delivered().reason()).doesNotContain("never sent");
  }

  @Test
  void a_row_that_was_read_and_is_gone_again_is_failed_even_if_nobody_acknowledged_it() {
    row(0, Ending.OK, 1, 2);
    row(1, Ending.UNKNOWN, 1);
    read(1);
    read(2);
    assertThat(Histories.check(events, "durable"))
        .isEqualTo(
            Check.failed(
                "durable", "1 seen and gone again, the first: r #1 to db at 1.901 s", null));
  }

  @Test
  void a_row_that_is_there_twice_or_was_refused_is_failed() {
    row(0, Ending.OK, 1, 1);
    row(1, Ending.FAIL, 1);
    row(2, null, 1);
    read(1);
    assertThat(Histories.check(events, "durable").reason())
        .isEqualTo(
            "1 handled twice, the first: r #0 to db at 1.900 s;"
                + " 1 handled although refused, the first: r #1 to db at 1.901 s;"
                + " 1 handled although never sent, the first: r #2");
  }

  @Test
  void rows_that_are_all_there_are_told_with_those_of_unknown_end() {
    row(0, Ending.OK, 1);
    row(1, Ending.UNKNOWN, 1);
    row(2, Ending.UNKNOWN);
    events.add(new Event.Tried(3_900_000, Operation.ROW, "r", "db", 0, 0, 3, 9, 9, Ending.OK, ""));
    row(3, null, 1);
    read(1);
    assertThat(Histories.check(events, "durable"))
        .isEqualTo(
            Check.passed("durable", "all 2 acknowledged rows present; 1 present of 2 unknown"));
  }

  @Test
  void a_ledger_with_holes_names_the_sender() {
    message(4, Ending.OK, 1);
    message(4, Ending.OK, 0);
    assertThat(Histories.check(events, "ledger"))
        .isEqualTo(
            Check.inconclusive("ledger", "messages: 2 of s without an end; 1 of s with two ends"));
  }
}
