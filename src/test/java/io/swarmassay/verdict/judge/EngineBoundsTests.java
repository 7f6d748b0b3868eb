package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What engines tell, to the microsecond: kills at 2 s and 4 s, then calm until 40 s. */
class EngineBoundsTests {
  private final List<Event> events = EngineEvents.run();
  private final EngineEvents engine = new EngineEvents(events);

  private Check check(String name) {
    return Histories.check(events, name);
  }

  private void assertThatPassed(String name) {
    assertThat(check(name).outcome()).as(check(name).reason()).isEqualTo(Outcome.PASSED);
  }

  private void killed(double sigterm, double sigkill) {
    engine.told("a1", "w.1", sigterm, "15").told("a1", "w.1", sigkill, "9");
    engine.ended("a1", "w.1", sigkill + 0.01, 137, false, true);
  }

  @Test
  void a_grace_of_nine_and_a_half_seconds_is_the_usual_one_and_a_shorter_one_is_not() {
    killed(20, 29.499_999);
    assertThat(check("stops"))
        .isEqualTo(
            Check.passed(
                "stops",
                "3 were told to end; 1 of them were killed, after a grace shorter than 10 s"));
    events.subList(events.size() - 3, events.size()).clear();
    killed(20, 29.5);
    assertThat(check("stops"))
        .isEqualTo(
            Check.failed(
                "stops",
                "w.1 was killed at the end of its grace (exit 137, 9500 ms after SIGTERM):"
                    + " its main process does not handle SIGTERM",
                null));
  }

  @Test
  void any_grace_counts_when_the_platform_replaced_it_and_a_fault_is_named() {
    events.add(new Event.Ordered(EngineEvents.us(19), "o1", "update", List.of("w"), "", 30_000));
    killed(20, 22);
    assertThat(check("stops").reason()).contains("(exit 137, 2000 ms after SIGTERM)");
    assertThat(check("stops").cause()).isNull();
    events.removeIf(Event.Ordered.class::isInstance);
    events.subList(events.size() - 3, events.size()).clear();
    killed(4.2, 14.2);
    assertThat(check("stops").cause()).isEqualTo("f2");
  }

  @Test
  void one_that_ended_well_or_by_another_signal_was_not_killed() {
    engine.told("a1", "w.1", 20, "15").told("a1", "w.1", 30, "9");
    engine.ended("a1", "w.1", 30.01, 0, false, true);
    assertThatPassed("stops");
    events.remove(events.size() - 1);
    events.remove(events.size() - 1);
    engine.told("a1", "w.1", 30, "2").ended("a1", "w.1", 30.01, 137, false, true);
    assertThatPassed("stops");
  }

  @Test
  void what_ends_after_the_last_look_was_not_watched_and_at_it_was() {
    killed(29, 39.99);
    assertThat(check("stops").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check("restarts").outcome()).isEqualTo(Outcome.FAILED);
    events.subList(events.size() - 3, events.size()).clear();
    killed(29, 39.990_001);
    assertThatPassed("stops");
    assertThatPassed("restarts");
  }

  @Test
  void where_nobody_was_told_to_end_nothing_is_listed() {
    events.removeIf(e -> e instanceof Event.Platform p && p.action().equals("kill"));
    assertThat(Judge.judge(events).checks()).extracting(Check::name).doesNotContain("stops");
  }

  @Test
  void an_engine_unheard_for_five_seconds_is_told_what_it_missed_and_for_longer_is_blind() {
    blind("events", 10, 15);
    assertThatPassed("restarts");
    blind("events", 10, 15.000_001);
    assertThat(check("restarts").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("one-life-per-slot").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void blindness_counts_until_the_last_look_only_and_not_where_something_was_on() {
    blind("events", 35, 60);
    blind("events", 40, 60);
    blind("events", 4.5, 20);
    blind("log", 10, 20);
    assertThatPassed("restarts");
    blind("events", 34.999_999, 60);
    assertThat(check("restarts").reason())
        .isEqualTo("the engine of n1 could not be heard from 35.000 s to 60.000 s: timed out");
  }

  private void blind(String who, double from, double to) {
    events.add(new Event.Blind(EngineEvents.us(to), EngineEvents.us(from), who, "n1", "timed out"));
  }

  @Test
  void two_of_one_slot_may_overlap_for_five_seconds() {
    engine.started("b1", "w.1", 10).ended("a1", "w.1", 15, 0, false, false);
    assertThatPassed("one-life-per-slot");
    events.remove(events.size() - 1);
    engine.ended("a1", "w.1", 15.000_001, 0, false, false);
    assertThat(check("one-life-per-slot"))
        .isEqualTo(
            Check.failed(
                "one-life-per-slot",
                "two containers of w.1 ran together for 5000 ms: the old one on n1 until 15.000 s,"
                    + " the new one on n1 from 10.000 s",
                null));
  }

  @Test
  void the_new_one_may_have_ended_first() {
    engine.started("b1", "w.1", 10).ended("b1", "w.1", 15, 1, false, false);
    engine.ended("a1", "w.1", 39, 0, false, false);
    assertThatPassed("one-life-per-slot");
    events.set(
        events.size() - 2, new Event.Ended(16_000_000, 9, "w.1", "b1", "n1", 1, false, false));
    assertThat(check("one-life-per-slot").reason()).contains("ran together for 6000 ms");
  }

  @Test
  void one_on_a_node_that_was_cut_off_cannot_be_told_to_end() {
    events.add(
        new Event.Struck(EngineEvents.us(9), "f3", "cut", "n1", List.of("n1"), "SWARM", 30_000, 0));
    events.add(new Event.Recovered(EngineEvents.us(9.5), "f3", true, ""));
    engine.started("b1", "w.1", 9).ended("a1", "w.1", 30, 0, false, false);
    assertThatPassed("one-life-per-slot");
    events.subList(events.size() - 2, events.size()).clear();
    engine.started("b1", "w.1", 8.999_999).ended("a1", "w.1", 30, 0, false, false);
    assertThat(check("one-life-per-slot").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void what_a_blind_engine_tells_late_happened_by_its_own_clock() {
    blind("events", 8, 20);
    assertThat(ended(22, 10)).hasValue(EngineEvents.us(10));
    assertThat(ended(22.000_001, 10)).as("heard live").hasValue(EngineEvents.us(22) + 1);
    assertThat(ended(8, 5)).hasValue(EngineEvents.us(5));
    assertThat(ended(7.999_999, 5)).as("before it was blind").hasValue(EngineEvents.us(8) - 1);
    assertThat(ended(20, 18)).as("two seconds are no replay").hasValue(EngineEvents.us(20));
    assertThat(ended(20, 17.999_999)).hasValue(EngineEvents.us(18) - 1);
    assertThat(ended(20, -1)).as("before the run").hasValue(EngineEvents.us(20));
    assertThat(ended(10, 12)).as("a clock ahead").hasValue(EngineEvents.us(10));
  }

  private OptionalLong ended(double heard, double own) {
    events.removeIf(e -> e instanceof Event.Ended b && b.container().equals("a1"));
    long at = Histories.STARTED.toEpochMilli() * 1_000 + EngineEvents.us(own);
    events.add(new Event.Ended(EngineEvents.us(heard), at, "w.1", "a1", "n1", 1, false, false));
    return ContainerTimes.of(Histories.facts(events)).lives().stream()
        .filter(life -> life.id().equals("a1"))
        .findFirst()
        .orElseThrow()
        .ended();
  }

  @Test
  void one_that_ran_beside_a_newer_one_of_its_place_is_told_as_that() {
    engine.started("b1", "w.1", 20).ended("a1", "w.1", 21, 1, false, false);
    assertThat(check("restarts").reason()).contains("ended: 1 when another ran in its place");
  }

  @Test
  void how_it_ended_is_told() {
    engine.ended("a1", "w.1", 20, -1, false, true).told("a1", "w.1", 19, "15");
    assertThat(check("restarts").reason())
        .isEqualTo(
            "1 containers ended by themselves: w.1 once; the first at 20.000 s: w.1,"
                + " exit code not known (its engine was told to end it, though nothing was ordered)");
    engine.ended("c2", "w.2", 19.5, 137, true, false);
    assertThat(check("restarts").reason())
        .isEqualTo(
            "2 containers ended by themselves, 1 of them killed for memory (out of memory):"
                + " w.1 once, w.2 once; the first at 20.000 s: w.1,"
                + " exit code not known (its engine was told to end it, though nothing was ordered)");
  }

  @Test
  void one_that_ended_in_a_fault_beside_its_victims_is_told_as_that() {
    engine.ended("a1", "w.1", 2.2, 1, false, false);
    assertThat(check("restarts").reason()).contains("1 beside the victims of f1");
  }
}
