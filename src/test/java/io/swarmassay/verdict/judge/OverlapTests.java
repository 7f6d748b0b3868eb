package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Faults that overlap recover together, and from the last strike or cure. */
class OverlapTests {
  private final List<Event> events = new ArrayList<>(List.of(Histories.opened(2)));

  private void struck(long t, String id, String healer) {
    events.add(new Event.Remedied(t - 2, id, "CLOSED", "undo"));
    events.add(new Event.Struck(t, id, "f", "w." + id, List.of("w." + id), healer, 30_000, 0));
    events.add(new Event.Proven(t + 1_000, id, true, "bites"));
  }

  private void recovered(long t, boolean inTime, String... ids) {
    for (String id : ids) {
      events.add(new Event.Phase(t - 500_000, id, "ping"));
      events.add(new Event.Recovered(t, id, inTime, inTime ? "" : "pang"));
    }
    events.add(
        new Event.Looked(t, "ping", "after f1 to f2", inTime, inTime ? "pong" : "pang", true));
    events.add(new Event.Looked(t, "replicas", "after f1 to f2", true, "3 of 3", true));
  }

  private Verdict verdict() {
    events.add(new Event.Audited(90_000_000, List.of()));
    events.add(new Event.Closed(90_000_001, "finished"));
    return Judge.judge(events);
  }

  @Test
  void two_kills_at_once_both_count_from_the_second() {
    struck(2_000_000, "f1", "SWARM");
    struck(5_000_000, "f2", "SWARM");
    recovered(7_000_000, true, "f1", "f2");

    assertThat(verdict().faults())
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault.recoveredMs()).isEqualTo(2000))
        .allSatisfy(fault -> assertThat(fault.phases()).isEqualTo(Map.of("ping", 1500.0)));
  }

  @Test
  void a_kill_under_a_held_fault_counts_from_the_cure() {
    struck(2_000_000, "f1", "REMEDY");
    struck(5_000_000, "f2", "SWARM");
    events.add(new Event.Cured(6_000_000, "f1", true, "gone"));
    recovered(7_000_000, true, "f1", "f2");

    assertThat(verdict().faults())
        .allSatisfy(fault -> assertThat(fault.recoveredMs()).isEqualTo(1000));
  }

  @Test
  void faults_one_after_the_other_count_from_their_own_strikes() {
    struck(2_000_000, "f1", "SWARM");
    recovered(3_000_000, true, "f1");
    struck(5_000_000, "f2", "SWARM");
    recovered(7_000_000, true, "f2");

    assertThat(verdict().faults())
        .extracting(Verdict.FaultResult::recoveredMs)
        .containsExactly(1000.0, 2000.0);
  }

  @Test
  void what_never_came_back_is_failed_and_the_last_of_them_is_the_cause() {
    struck(2_000_000, "f1", "SWARM");
    struck(2_100_000, "f2", "SWARM");
    recovered(17_000_000, false, "f1", "f2");

    assertThat(verdict().checks())
        .filteredOn(check -> check.name().equals("ping"))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
              assertThat(check.cause()).isEqualTo("f2");
            });
  }
}
