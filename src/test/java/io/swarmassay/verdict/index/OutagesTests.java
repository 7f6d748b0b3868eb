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

/** Whose doing an outage is: two kills, one at 2 s (910 ms), one at 4 s (500 ms). */
class OutagesTests {
  private final List<Event> events = new ArrayList<>(Histories.healthy());
  private long seq;

  private void ping(String from, String to, long t, Ending end) {
    events.add(new Event.Tried(t + 1_000, Operation.PING, from, to, 0, 0, seq++, t, t, end, ""));
  }

  private List<Verdict.Window> windows() {
    return Judge.judge(events).unavailability();
  }

  @Test
  void each_ordered_pair_has_its_own() {
    ping("w.1", "w.2", 1_900_000, Ending.OK);
    ping("w.1", "w.2", 2_100_000, Ending.FAIL);
    ping("w.1", "w.3", 2_200_000, Ending.OK);
    ping("w.1", "w.2", 2_600_000, Ending.OK);
    seq = 0;
    ping("w.3", "w.2", 2_150_000, Ending.FAIL);
    ping("w.3", "w.2", 2_300_000, Ending.OK);

    assertThat(windows())
        .containsExactly(
            new Verdict.Window(2_100, 2_601, "ping from w.1 to w.2", "f1"),
            new Verdict.Window(2_150, 2_301, "ping from w.3 to w.2", "f1"));
  }

  @Test
  void a_pair_that_never_pongs_is_failed_without_a_fault() {
    for (long t = 200_000; t < 1_900_000; t += 100_000) {
      ping("w.1", "w.2", t, Ending.FAIL);
    }

    Verdict verdict = Judge.judge(events);

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdict.checks().get(0))
        .isEqualTo(
            Check.failed(
                "available",
                "1 times without a fault, the first: no ping from w.1 to w.2 from 0.200 s for"
                    + " 1601 ms",
                null));
  }

  @Test
  void one_that_began_well_before_the_strike_is_not_the_faults_doing() {
    ping("w.1", "w.2", 900_000, Ending.FAIL);
    ping("w.1", "w.2", 2_500_000, Ending.OK);

    assertThat(windows())
        .containsExactly(new Verdict.Window(900, 2_501, "ping from w.1 to w.2", null));
    assertThat(Judge.judge(events).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void requests_that_found_no_replica_and_those_that_did_are_meant_for_one_service() {
    long number = 0;
    for (String to : List.of("web.1", "web", "web", "web.2")) {
      long t = 1_900_000 + 200_000 * number;
      Ending end = to.equals("web") ? Ending.FAIL : Ending.OK;
      events.add(
          new Event.Tried(t + 1_000, Operation.HTTP, "c", to, 0, 0, number++, t, t, end, ""));
    }

    assertThat(windows()).containsExactly(new Verdict.Window(2_100, 2_501, "http of web", "f1"));
    assertThat(Judge.judge(events).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void one_that_goes_on_through_a_second_fault_is_the_firsts_doing() {
    ping("w.1", "w.2", 2_100_000, Ending.FAIL);
    ping("w.1", "w.2", 4_100_000, Ending.OK);

    assertThat(windows())
        .containsExactly(new Verdict.Window(2_100, 4_101, "ping from w.1 to w.2", "f1"));
  }
}
