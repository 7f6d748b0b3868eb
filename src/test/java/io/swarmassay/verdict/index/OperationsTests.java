package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exact numbers of small histories: two kills, one at 2 s (910 ms), one at 4 s (500 ms). */
class OperationsTests {
  private List<Event> events;
  private long seq;

  @BeforeEach
  void two_kills() {
    events = new ArrayList<>(Histories.healthy());
    events.add(1, new Event.Offered(0, Operation.MESSAGE, 0, 200, false));
    events.add(2, new Event.Born(0, "w.2", 1, "a"));
    events.add(3, new Event.Died(2_000_000, "w.2", 1, "killed"));
    events.add(4, new Event.Born(2_500_000, "w.2", 2, "b"));
    events.add(5, new Event.Sighted(100_000, "w.1", "w.2", true));
    events.add(6, new Event.Sighted(100_000, "w.2", "w.1", true));
    events.add(7, new Event.Sighted(2_550_000, "w.2", "w.1", true));
    seq = 0;
  }

  @Test
  void an_outage_lasts_from_the_first_that_fails_to_the_next_that_works() {
    message(1_900_000, Ending.OK, 1, true);
    message(2_100_000, Ending.FAIL, 0, false);
    message(2_200_000, Ending.UNKNOWN, 0, false);
    message(2_600_000, Ending.OK, 2, true);
    message(3_900_000, Ending.OK, 2, true);

    Verdict verdict = Judge.judge(events);

    assertThat(verdict.unavailability())
        .containsExactly(new Verdict.Window(2_100, 2_601, "delivery to w.2", "f1"));
    assertThat(verdict.faults().get(0).firstSuccessMs()).isEqualTo(601);
    assertThat(verdict.faults().get(1).firstSuccessMs()).isZero();
    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void what_a_fault_cost_is_charged_to_it() {
    message(1_950_000, Ending.OK, 1, false);
    message(1_960_000, Ending.OK, 1, false);
    message(3_100_000, Ending.OK, 2, true);

    Verdict verdict = Judge.judge(events);

    assertThat(verdict.messages()).isEqualTo(new Verdict.Ledger(3, 3, 0, 0, 1, 2, 0, 0, 0));
    assertThat(verdict.faults().get(0).lostAcknowledged()).isEqualTo(2);
    assertThat(verdict.faults().get(1).lostAcknowledged()).isZero();
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void a_message_that_was_lost_long_before_the_kill_did_not_die_with_the_replica() {
    message(1_500_000, Ending.OK, 1, false);

    Verdict verdict = Judge.judge(events);

    assertThat(verdict.messages().lost()).isEqualTo(1);
    assertThat(verdict.checks().get(0).reason())
        .isEqualTo("1 lost, the first: s1 #0 to w.2 at 1.500 s");
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_message_acknowledged_right_before_the_end_is_undecided() {
    message(5_100_000, Ending.OK, 2, false);

    Verdict verdict = Judge.judge(events);

    assertThat(verdict.messages().undecided()).isEqualTo(1);
    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_replica_whose_lives_nobody_recorded_leaves_messages_undecided() {
    events.removeIf(event -> event instanceof Event.Born || event instanceof Event.Died);
    message(1_500_000, Ending.OK, 0, false);

    assertThat(Judge.judge(events).messages().undecided()).isEqualTo(1);
  }

  @Test
  void an_unknown_life_is_found_by_time() {
    message(1_950_000, Ending.OK, 0, false);
    message(3_000_000, Ending.OK, 0, false);

    Verdict.Ledger ledger = Judge.judge(events).messages();
    assertThat(ledger.diedWithReplica()).isEqualTo(1);
    assertThat(ledger.lost()).isEqualTo(1);
  }

  @Test
  void latency_counts_from_the_intended_time_in_three_parts() {
    ping(1_000_000, 1_010_000);
    ping(2_100_000, 2_600_000);
    ping(3_000_000, 3_020_000);
    ping(3_500_000, 3_520_000);

    var metrics = Judge.judge(events).metrics();

    assertThat(metrics.get("pings calm").p50()).isCloseTo(10, within(0.02));
    assertThat(metrics.get("pings during faults").max()).isCloseTo(500, within(0.5));
    assertThat(metrics.get("pings after faults").count()).isEqualTo(2);
  }

  @Test
  void messages_that_failed_are_not_in_the_latency() {
    message(1_000_000, Ending.OK, 1, true);
    message(1_100_000, Ending.UNKNOWN, 0, false);
    message(1_200_000, Ending.OK, 1, true);

    assertThat(Judge.judge(events).metrics().get("messages calm").count()).isEqualTo(2);
  }

  @Test
  void an_operation_between_two_kills_is_not_charged_with_the_first() {
    message(1_900_000, Ending.OK, 1, true);
    message(3_200_000, Ending.FAIL, 0, false);
    message(3_300_000, Ending.OK, 2, true);
    message(3_900_000, Ending.OK, 2, true);

    Verdict verdict = Judge.judge(events);

    assertThat(verdict.unavailability())
        .containsExactly(new Verdict.Window(3_200, 3_301, "delivery to w.2", null));
    assertThat(verdict.outcome()).as("a brief one is told only").isEqualTo(Outcome.PASSED);
  }

  @Test
  void what_was_ordered_excuses_an_outage() {
    message(1_900_000, Ending.OK, 1, true);
    message(2_920_000, Ending.OK, 2, true);
    message(2_950_000, Ending.FAIL, 0, false);
    message(3_970_000, Ending.FAIL, 0, false);
    message(3_990_000, Ending.OK, 2, true);
    assertThat(Judge.judge(events).outcome()).isEqualTo(Outcome.FAILED);

    events.add(new Event.Ordered(2_940_000, "o1", "scale", List.of("w"), "{w=5}", 30_000));
    events.add(new Event.Settled(3_980_000, "o1", true, "steady"));

    assertThat(Judge.judge(events).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void no_operation_at_all_although_some_were_offered_is_inconclusive() {
    assertThat(Judge.judge(events).checks().get(0))
        .isEqualTo(Check.inconclusive("ledger", "messages: none was sent"));
  }

  private void message(long intended, Ending end, int incarnation, boolean handled) {
    events.add(
        new Event.Tried(
            intended + 1_000,
            Operation.MESSAGE,
            "s1",
            "w.2",
            incarnation,
            incarnation,
            seq,
            intended,
            intended,
            end,
            ""));
    if (handled) {
      events.add(
          new Event.Handled(
              intended + 500, Operation.MESSAGE, "s1", seq, "w.2", incarnation, incarnation));
    }
    seq++;
  }

  private void ping(long intended, long t) {
    events.removeIf(event -> event instanceof Event.Offered);
    events.add(
        new Event.Tried(
            t, Operation.PING, "p1", "w.2", 0, 0, seq++, intended, intended, Ending.OK, ""));
  }
}
