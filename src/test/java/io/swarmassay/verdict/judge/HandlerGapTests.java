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
import org.junit.jupiter.api.Test;

/**
 * A node that can be reached before its handler is registered: the virtual machine drops what is
 * sent to a name nobody has. Its life began at 2.5 s.
 */
class HandlerGapTests {
  private final List<Event> events = new ArrayList<>(Histories.healthy());
  private long seq;

  HandlerGapTests() {
    events.add(1, new Event.Offered(0, Operation.MESSAGE, 0, 200, false));
    events.add(2, new Event.Born(0, "w.2", 1, "a"));
    events.add(3, new Event.Died(2_000_000, "w.2", 1, "killed"));
    events.add(4, new Event.Born(2_500_000, "w.2", 2, "b"));
    sent(1_000_000, Ending.OK, 1, true);
  }

  private void sent(long t, Ending end, int life, boolean handled) {
    events.add(
        new Event.Tried(t + 900, Operation.MESSAGE, "s", "w.2", life, life, seq, t, t, end, ""));
    if (handled) {
      events.add(new Event.Handled(t + 950, Operation.MESSAGE, "s", seq, "w.2", life, life));
    }
    seq++;
  }

  @Test
  void acknowledged_by_the_node_and_dropped_for_want_of_a_handler_is_lost() {
    sent(2_510_000, Ending.OK, 2, false);
    sent(2_600_000, Ending.OK, 2, true);

    Verdict verdict = Judge.judge(events);

    assertThat(verdict.messages().lost()).isEqualTo(1);
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdict.checks().get(0).reason())
        .isEqualTo("1 lost, the first: s #1 to w.2 at 2.510 s");
  }

  @Test
  void never_acknowledged_and_dropped_is_unknown_and_not_lost() {
    sent(2_510_000, Ending.UNKNOWN, 0, false);
    sent(3_900_000, Ending.OK, 2, true);

    Verdict verdict = Judge.judge(events);

    assertThat(verdict.messages().lost()).isZero();
    assertThat(verdict.messages().unknown()).isEqualTo(1);
    Check delivered = Judged.check(verdict, "delivered");
    assertThat(delivered.outcome()).as(delivered.reason()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void in_an_unknown_life_it_is_not_taken_for_one_that_died_before() {
    sent(2_510_000, Ending.OK, 0, false);

    assertThat(Judge.judge(events).messages().lost()).isEqualTo(1);
    assertThat(Judge.judge(events).messages().diedWithReplica()).isZero();
  }
}
