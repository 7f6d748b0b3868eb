package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is said of a message whose end nobody can know: not its loss, and not its death either. No
 * fault strikes; the run is looked at last at 20 s.
 */
class EvidenceOfMessagesTests {
  private final List<Event> events = new ArrayList<>();
  private long seq;

  @BeforeEach
  void a_run_without_faults() {
    events.add(
        new Event.Opened(
            0,
            2,
            "s",
            "t",
            "m",
            7,
            Histories.STARTED,
            List.of("ping"),
            0,
            List.of(),
            List.of("messages")));
    events.add(new Event.Offered(0, Operation.MESSAGE, 0, 500, false));
    events.add(new Event.Sighted(950_000, "w.1", "w.2", true));
    events.add(new Event.Sighted(950_000, "w.2", "w.1", true));
    looked(900_000, "start");
    born(900_000, 1);
    message(1_000_000, 1, true);
  }

  private void looked(long t, String moment) {
    events.add(new Event.Looked(t, "ping", moment, true, "2 of 2", true));
  }

  private void born(long t, int life) {
    events.add(new Event.Born(t, "w.2", life, "c" + life));
  }

  private void died(long t, int life) {
    events.add(new Event.Died(t, "w.2", life, "its container ended"));
  }

  private void message(long t, int life, boolean handled) {
    events.add(
        new Event.Tried(t + 9, Operation.MESSAGE, "s", "w.2", life, 1, seq, t, t, Ending.OK, ""));
    if (handled) {
      events.add(new Event.Handled(t + 5, Operation.MESSAGE, "s", seq, "w.2", life, 1));
    }
    seq++;
  }

  private Verdict verdict() {
    List<Event> whole = new ArrayList<>(events);
    whole.add(new Event.Looked(20_000_000, "ping", "end", true, "2 of 2", true));
    whole.add(new Event.Audited(20_000_001, List.of()));
    whole.add(new Event.Closed(20_000_002, "completed"));
    return Judge.judge(whole);
  }

  private void assertUndecided(long count) {
    Verdict verdict = verdict();
    Verdict.Ledger ledger = verdict.messages();
    assertThat(List.of(ledger.lost(), ledger.diedWithReplica(), ledger.undecided()))
        .as("lost, died, undecided")
        .containsExactly(0L, 0L, count);
    assertThat(Judged.check(verdict, "delivered").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_message_to_a_life_that_nobody_recorded_is_undecided_and_did_not_die_with_another() {
    died(2_000_000, 1);
    message(3_000_000, 2, false);

    assertUndecided(1);
  }

  @Test
  void a_message_to_a_life_whose_end_nobody_recorded_is_undecided() {
    message(1_500_000, 1, false);
    born(4_000_000, 2);
    message(5_000_000, 2, true);

    assertUndecided(1);
  }

  @Test
  void a_message_long_after_the_last_recorded_life_of_its_receiver_is_undecided() {
    died(2_000_000, 1);
    message(9_000_000, 0, false);

    assertUndecided(1);
  }

  @Test
  void a_message_right_after_the_end_of_a_life_died_with_it() {
    died(2_000_000, 1);
    message(2_100_000, 0, false);

    assertThat(verdict().messages().diedWithReplica()).isEqualTo(1);
  }

  @Test
  void a_message_that_a_recorded_life_never_handled_is_lost() {
    message(2_000_000, 1, false);

    assertThat(verdict().messages().lost()).isEqualTo(1);
    assertThat(verdict().outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_message_whose_log_could_not_be_read_is_undecided_and_says_who_was_blind() {
    events.add(new Event.Blind(3_000_000, 1_400_000, "log", "w.2", "logging driver none"));
    message(2_000_000, 1, false);

    assertUndecided(1);
    assertThat(Judged.check(verdict(), "delivered").reason())
        .contains("log of w.2 was blind from 1.400 s to 3.000 s: logging driver none");
  }

  @Test
  void a_message_whose_log_went_blind_before_its_bound_was_over_is_undecided() {
    message(2_000_000, 1, false);
    events.add(new Event.Blind(9_000_000, 2_400_000, "log", "w.2", "its engine was away"));

    assertUndecided(1);
  }

  @Test
  void blindness_of_another_replica_or_at_another_time_excuses_nothing() {
    message(2_000_000, 1, false);
    events.add(new Event.Blind(9_000_000, 1_000_000, "log", "w.1", "its engine was away"));
    events.add(new Event.Blind(1_900_000, 1_000_000, "log", "w.2", "its engine was away"));
    events.add(new Event.Blind(9_000_000, 2_600_000, "log", "w.2", "its engine was away"));
    events.add(new Event.Blind(9_000_000, 1_000_000, "nodes", "w.2", "no answer"));

    assertThat(verdict().messages().lost()).isEqualTo(1);
  }

  @Test
  void a_node_that_was_blind_at_last_makes_membership_inconclusive() {
    message(19_000_000, 1, true);
    events.add(new Event.Blind(20_000_000, 16_000_000, "nodes", "w.1", "no answer"));

    Check membership = Judged.check(verdict(), "membership");
    assertThat(membership.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(membership.reason()).contains("nodes of w.1 was blind");
  }

  @Test
  void what_ends_after_the_harness_failed_counts_for_nothing() {
    message(5_000_000, 1, true);
    events.add(new Event.Trouble(6_000_000, "lab", "n2 died"));
    for (int i = 0; i < 20; i++) {
      message(7_000_000 + i * 1_000, 1, false);
    }

    Verdict verdict = verdict();
    assertThat(verdict.messages().sent()).isEqualTo(2);
    assertThat(verdict.messages().lost()).isZero();
    assertThat(verdict.messages().undecided()).isZero();
    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void what_is_handled_after_the_harness_failed_is_neither_lost_nor_twice_nor_never_sent() {
    message(5_000_000, 1, false);
    events.add(new Event.Handled(5_000_005, Operation.MESSAGE, "s", seq, "w.2", 1, 1));
    events.add(new Event.Trouble(6_000_000, "lab", "n2 died"));
    events.add(new Event.Handled(5_000_004, Operation.MESSAGE, "s", 1, "w.2", 1, 1));
    events.add(new Event.Handled(7_000_000, Operation.MESSAGE, "s", 0, "w.2", 1, 1));
    events.add(new Event.Handled(7_000_001, Operation.MESSAGE, "s", 99, "w.2", 1, 1));
    message(5_000_000, 1, false);

    Verdict verdict = verdict();
    assertThat(verdict.messages().lost()).isZero();
    assertThat(verdict.messages().duplicated()).isZero();
    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void rows_that_were_read_after_the_harness_failed_condemn_nothing() {
    events.add(row(2_000_000));
    events.add(new Event.Handled(4_000_000, Operation.ROW, "r", 0, "db.1", 1, 0));
    events.add(new Event.Surveyed(4_000_001, Operation.ROW, 1, "db.1", 3_900_000));
    events.add(new Event.Trouble(6_000_000, "lab", "n2 died"));
    events.add(new Event.Surveyed(9_000_000, Operation.ROW, 2, "db.1", 8_900_000));

    assertThat(verdict().rows().lost()).isZero();
    assertThat(verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void rows_not_read_back_after_the_last_fault_prove_nothing_of_it() {
    events.add(row(2_000_000));
    events.add(new Event.Handled(4_000_000, Operation.ROW, "r", 0, "db.1", 1, 0));
    events.add(new Event.Surveyed(4_000_001, Operation.ROW, 1, "db.1", 1_900_000));
    events.add(
        new Event.Struck(2_500_000, "f1", "kill", "db", List.of("db.1"), "SWARM", 30_000, 0));

    assertThat(Judged.check(verdict(), "durable").reason())
        .contains("not read back after f1 (kill of db)");
  }

  private static Event row(long t) {
    return new Event.Tried(t, Operation.ROW, "r", "db.1", 0, 0, 0, t - 9, t - 9, Ending.OK, "");
  }
}
