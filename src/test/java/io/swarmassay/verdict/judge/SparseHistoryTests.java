package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Histories in which something is there, but not what a check would need to say PASSED. */
class SparseHistoryTests {
  private final List<Event> events = new ArrayList<>(EngineEvents.run());

  private EngineEvents engine() {
    return new EngineEvents(events);
  }

  private void gone(Predicate<Event> what) {
    events.removeIf(what);
  }

  private Check check(String name) {
    return Histories.check(events, name);
  }

  @Test
  void the_history_they_start_from_passes() {
    assertThat(Judge.judge(events).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void two_of_one_slot_that_both_run_until_the_last_look_are_failed() {
    engine().started("z1", "w.1", 10);
    assertThat(check("one-life-per-slot").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check("one-life-per-slot").reason())
        .contains("two containers of w.1 ran together for 30", "still there at the last look");
  }

  @Test
  void a_stop_seen_while_an_engine_was_unheard_in_calm_does_not_pass_for_all() {
    engine().told("a1", "w.1", 10, "15").ended("a1", "w.1", 10.2, 0, false, true);
    engine().started("b1", "w.1", 9.9);
    events.add(new Event.Blind(EngineEvents.us(30), EngineEvents.us(12), "events", "n2", "silent"));
    assertThat(check("stops").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("stops").reason()).contains("n2 could not be heard");
  }

  @Test
  void waits_after_faults_alone_are_no_wait_of_the_start_and_the_end() {
    gone(event -> event instanceof Event.Awaited);
    events.add(new Event.Awaited(2_910_000, "after f1", 2_000_000, 30_000, true, "steady"));
    assertThat(check("in-time").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_wait_that_did_not_hold_is_no_wait_in_time() {
    events.add(new Event.Awaited(39_000_000, "end", 5_000_000, 30_000, false, "no steady round"));
    assertThat(check("in-time").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("in-time").reason()).contains("end", "no steady round");
  }

  @Test
  void one_strike_recorded_twice_is_not_two_planned_strikes() {
    Event.Struck first =
        events.stream()
            .filter(Event.Struck.class::isInstance)
            .map(Event.Struck.class::cast)
            .findFirst()
            .orElseThrow();
    gone(event -> event instanceof Event.Struck struck && struck.id().equals("f2"));
    gone(event -> event instanceof Event.Proven proven && proven.id().equals("f2"));
    gone(event -> event instanceof Event.Recovered back && back.id().equals("f2"));
    events.add(first);
    assertThat(check("history").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void names_without_any_address_to_compare_with_prove_nothing() {
    events.add(new Event.Resolved(4_900_000, "w.1", "tasks.w", List.of(), List.of()));
    assertThat(check("resolution").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void names_looked_up_before_the_last_fault_only_prove_nothing_of_it() {
    List<String> both = List.of("10.0.0.2");
    events.add(new Event.Resolved(1_000_000, "w.1", "tasks.w", both, both));
    assertThat(check("resolution").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("resolution").reason()).contains("f2");
  }

  @Test
  void users_never_served_again_are_not_first_served_within_0_ms_because_of_a_later_order() {
    for (long t = 1_100_000; t < 3_500_000; t += 100_000) {
      Ending end = t < 2_000_000 ? Ending.OK : Ending.FAIL;
      long seq = (t - 1_100_000) / 100_000;
      events.add(new Event.Tried(t + 1_000, Operation.HTTP, "c", "web", 0, 0, seq, t, t, end, ""));
    }
    gone(event -> event instanceof Event.Struck struck && struck.id().equals("f2"));
    gone(event -> event instanceof Event.Proven proven && proven.id().equals("f2"));
    gone(event -> event instanceof Event.Recovered back && back.id().equals("f2"));
    events.set(0, Histories.opened(2, 1));
    events.add(new Event.Ordered(30_000_000, "o1", "scale", List.of("web"), "", 5_000));
    events.add(new Event.Settled(31_000_000, "o1", true, "steady"));
    assertThat(check("recovery").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void one_node_that_sees_nobody_is_no_membership() {
    events.add(new Event.Sighted(1_000_000, "w.1", "w.1", true));
    assertThat(check("membership").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void nodes_that_all_went_before_the_end_did_not_see_each_other_at_last() {
    events.add(new Event.Born(500_000, "w.1", 1, "a"));
    events.add(new Event.Born(500_000, "w.2", 1, "b"));
    events.add(new Event.Sighted(600_000, "w.1", 1, "w.2", true));
    events.add(new Event.Sighted(600_000, "w.2", 1, "w.1", true));
    events.add(new Event.Died(4_800_000, "w.1", 1, "gone"));
    events.add(new Event.Died(4_800_000, "w.2", 1, "gone"));
    assertThat(check("membership").outcome()).isNotEqualTo(Outcome.PASSED);
  }

  @Test
  void a_run_without_a_look_at_its_end_does_not_pass() {
    gone(event -> event instanceof Event.Looked looked && looked.moment().equals("end"));
    gone(event -> event instanceof Event.Awaited wait && wait.moment().equals("end"));
    assertThat(Judge.judge(events).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_proof_recorded_before_its_strike_proves_nothing() {
    events.replaceAll(
        event ->
            event instanceof Event.Proven proven && proven.id().equals("f2")
                ? new Event.Proven(1_500_000, "f2", true, "gone already")
                : event);
    assertThat(check("faults").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_recovery_recorded_before_its_strike_is_none() {
    events.replaceAll(
        event ->
            event instanceof Event.Recovered back && back.id().equals("f2")
                ? new Event.Recovered(3_900_000, "f2", true, "")
                : event);
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_container_that_ends_well_again_and_again_in_calm_is_no_job() {
    engine().ended("a1", "w.1", 12, 0, false, false).started("b1", "w.1", 13);
    engine().ended("b1", "w.1", 15, 0, false, false).started("c1", "w.1", 16);
    assertThat(check("restarts").outcome()).isEqualTo(Outcome.FAILED);
  }
}
