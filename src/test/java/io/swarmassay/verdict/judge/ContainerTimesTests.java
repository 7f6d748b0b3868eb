package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Containers that end: two kills of {@code w.2}, at 2 s and 4 s, then calm until 40 s. */
class ContainerTimesTests {
  private final List<Event> events = EngineEvents.run();
  private final EngineEvents engine = new EngineEvents(events);

  private Check check(String name) {
    return Histories.check(events, name);
  }

  private void assertThatFailed(String name, String... parts) {
    assertThat(check(name).outcome()).as(check(name).reason()).isEqualTo(Outcome.FAILED);
    assertThat(check(name).reason()).contains(parts);
    assertThat(Judge.judge(events).outcome()).isEqualTo(Outcome.FAILED);
  }

  private void assertThatPassed(String name, String part) {
    assertThat(check(name).outcome()).as(check(name).reason()).isEqualTo(Outcome.PASSED);
    assertThat(check(name).reason()).contains(part);
  }

  @Test
  void a_healthy_run_passes_and_tells_what_ended() {
    assertThatPassed(
        "restarts", "none of 4 containers ended by itself in calm; ended: 1 in f1, 1 in f2");
    assertThatPassed("one-life-per-slot", "4 containers, one at a time in each of 2 slots");
    assertThat(Judge.judge(events).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void a_container_that_dies_every_ten_seconds_is_failed_without_any_traffic() {
    for (int i = 0; i < 3; i++) {
      engine.ended(i == 0 ? "a1" : "x" + i, "w.1", 10 + 10 * i, 1, false, false);
      engine.started("x" + (i + 1), "w.1", 10.5 + 10 * i);
    }
    assertThatFailed(
        "restarts",
        "3 containers ended by themselves: w.1 3 times; the first at 10.000 s: w.1, exit code 1");
  }

  @Test
  void the_last_words_of_the_first_are_told() {
    engine.ended("a1", "w.1", 10, 1, false, false).started("x", "w.1", 10.5);
    events.add(
        new Event.LastWords(
            10_100_000, "w.1", "a1", List.of("loading", "cannot open /app/licence.key")));
    events.add(new Event.LastWords(10_200_000, "w.2", "c2", List.of("another's")));

    assertThatFailed(
        "restarts",
        "w.1, exit code 1 (by itself), last words: \"loading / cannot open /app/licence.key\"");
    assertThat(check("restarts").reason()).doesNotContain("another");
  }

  @Test
  void where_the_first_said_nothing_another_in_its_place_speaks() {
    engine.ended("a1", "w.1", 10, 1, false, false).started("x", "w.1", 10.5);
    events.add(new Event.LastWords(600_000, "w.1", "a0", List.of("no such table: rows")));

    assertThatFailed("restarts", "last words: \"no such table: rows\"");
  }

  @Test
  void replicas_killed_for_memory_in_a_wait_are_counted_by_name() {
    for (int i = 0; i < 4; i++) {
      String old = List.of("a1", "c2", "x0", "x1").get(i);
      String replica = "w." + (1 + i % 2);
      engine.ended(old, replica, 10 + i, 137, true, false).started("x" + i, replica, 10.2 + i);
    }
    assertThatFailed(
        "restarts", "4 of them killed for memory (out of memory): w.1 twice, w.2 twice");
    assertThat(check("steadiness").reason()).doesNotContain("nothing flapped");
  }

  @Test
  void one_that_swarm_stops_as_unhealthy_ended_by_itself() {
    engine.platform("a1", "w.1", 11, "health_status", "unhealthy").told("a1", "w.1", 11.1, "15");
    engine.ended("a1", "w.1", 11.4, 0, false, false).started("b1", "w.1", 12);
    assertThatFailed("restarts", "swarm stopped it as unhealthy 10.6 s after its start");
  }

  @Test
  void what_ends_before_the_first_steady_state_is_told_only() {
    engine.ended("z", "w.1", 0.6, 1, false, false);
    assertThatPassed("restarts", "1 in start");
  }

  @Test
  void a_crash_loop_is_named_where_the_start_never_became_steady() {
    for (int i = 0; i < 3; i++) {
      engine
          .started("z" + i, "w.3", 0.2 + i * 0.2)
          .ended("z" + i, "w.3", 0.3 + i * 0.2, 3, false, false);
    }
    assertThatPassed("restarts", "3 in start");
    events.replaceAll(
        event ->
            event instanceof Event.Awaited
                ? new Event.Awaited(1_000_000, "start", 100_000, 900, false, "never")
                : event);
    assertThatFailed("restarts", "3 containers ended by themselves: w.3 3 times", "exit code 3");
    events.removeIf(e -> e instanceof Event.Ended ended && ended.container().equals("z2"));
    assertThatPassed("restarts", "2 in start");
  }

  @Test
  void a_job_that_ends_well_and_is_not_started_again_is_done() {
    engine.started("j", "migrate.1", 0.9).ended("j", "migrate.1", 12, 0, false, false);
    assertThatPassed("restarts", "1 done with its job");
    engine.started("k", "migrate.1", 13);
    assertThatFailed("restarts", "migrate.1 once");
  }

  @Test
  void one_told_to_end_by_an_order_may_end_when_it_is_settled() {
    events.add(
        new Event.Ordered(EngineEvents.us(10), "o1", "scale", List.of("w"), "{w=1}", 30_000));
    events.add(new Event.Settled(EngineEvents.us(10.5), "o1", true, "steady"));
    engine.told("c2", "w.2", 10.2, "15").ended("c2", "w.2", 13, 0, false, true);
    events.add(new Event.Sighted(EngineEvents.us(13), "w.1", 1, "w.2", false));
    assertThatPassed("restarts", "1 in o1");
    assertThatPassed("steadiness", "no probe and no node flapped");
  }

  @Test
  void what_ends_after_the_last_look_is_taken_away() {
    engine.told("a1", "w.1", 40.1, "15").ended("a1", "w.1", 41, 0, false, true);
    assertThatPassed("restarts", "none of 4");
  }

  @Test
  void without_any_word_of_an_engine_nothing_is_known() {
    events.removeIf(e -> e instanceof Event.Platform || e instanceof Event.Ended);
    assertThat(check("restarts").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("one-life-per-slot").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void an_engine_that_could_not_be_heard_in_calm_is_named() {
    events.add(
        new Event.Blind(EngineEvents.us(20), EngineEvents.us(8), "events", "n1", "timed out"));
    assertThat(check("restarts"))
        .isEqualTo(
            Check.inconclusive(
                "restarts",
                "the engine of n1 could not be heard from 8.000 s to 20.000 s: timed out"));
  }

  @Test
  void histories_of_schema_1_are_not_judged() {
    events.set(0, Histories.opened(2));
    assertThat(Judge.judge(events).checks())
        .extracting(Check::name)
        .doesNotContain("restarts", "one-life-per-slot", "stops", "in-time");
  }

  @Test
  void a_new_container_beside_one_that_was_told_to_end_is_failed_even_in_an_update() {
    events.add(new Event.Ordered(EngineEvents.us(6), "o1", "update", List.of("w"), "", 60_000));
    engine.told("a1", "w.1", 6.1, "15").started("b1", "w.1", 8);
    engine.ended("a1", "w.1", 38, 0, false, true);
    assertThatFailed(
        "one-life-per-slot",
        "two containers of w.1 ran together for 30.0 s",
        "told to end at 6.100");
  }

  @Test
  void a_new_container_that_an_update_starts_first_is_wanted() {
    events.add(new Event.Ordered(EngineEvents.us(6), "o1", "update", List.of("w"), "", 60_000));
    engine.started("b1", "w.1", 8).told("a1", "w.1", 20, "15");
    engine.ended("a1", "w.1", 28, 0, false, true);
    assertThatPassed("one-life-per-slot", "one at a time");
    assertThatPassed("restarts", "1 in o1");
  }

  @Test
  void two_of_one_slot_in_calm_are_failed() {
    engine.started("b1", "w.1", 10).ended("a1", "w.1", 30, 0, false, false);
    assertThatFailed("one-life-per-slot", "two containers of w.1 ran together for 20.0 s");
  }

  @Test
  void one_that_ignores_sigterm_is_named() {
    events.add(new Event.Ordered(EngineEvents.us(6), "o1", "scale", List.of("w"), "", 60_000));
    engine.told("c2", "w.2", 7, "15").told("c2", "w.2", 17, "9");
    engine.ended("c2", "w.2", 17.01, 137, false, true);
    assertThatFailed(
        "stops",
        "w.2 was killed at the end of its grace (exit 137, 10.0 s after SIGTERM)",
        "its main process does not handle SIGTERM");
  }

  @Test
  void one_that_a_fault_gave_less_than_a_usual_grace_is_told_only() {
    engine.told("b2", "w.2", 3.9, "15");
    assertThatPassed("stops", "killed");
  }
}
