package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.index.AfterFault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a recovery none: kills at 2 s and 4 s, recovered from at 2.91 s and 4.5 s. */
class RecoveredTests {
  private List<Event> events = new ArrayList<>(Histories.healthy());

  private Check check() {
    return Histories.check(events, "recovered");
  }

  private void assertThatInconclusive(String reason) {
    assertThat(check()).isEqualTo(Check.inconclusive("recovered", reason));
  }

  private <E extends Event> void change(Class<E> type, java.util.function.UnaryOperator<E> change) {
    events = new ArrayList<>(Histories.changed(events, type, change));
  }

  @ParameterizedTest
  @CsvSource({
    "after f1, f1, true",
    "after f12, f1, false",
    "after f1 to f3, f1, true",
    "after f1 to f3, f2, true",
    "after f1 to f3, f3, true",
    "after f1 to f3, f4, false",
    "after f2 to f3, f1, false",
    "after f1, o1, false",
    "after o1, o1, true",
    "after scale, f1, false",
    "end, f1, false",
  })
  void a_moment_concerns_the_faults_that_it_names(String moment, String id, boolean concerns) {
    assertThat(AfterFault.concerns(moment, id)).isEqualTo(concerns);
  }

  @ParameterizedTest
  @CsvSource({"after f1, true", "after f1 to f22, true", "after o1, false", "end, false"})
  void a_moment_is_the_one_after_a_fault_by_its_name(String moment, boolean concerns) {
    assertThat(AfterFault.some(moment)).isEqualTo(concerns);
  }

  @Test
  void a_recovery_seen_after_the_harness_had_failed_proves_nothing() {
    events.add(
        events.indexOf(
            events.stream().filter(Event.Recovered.class::isInstance).findFirst().orElseThrow()),
        new Event.Trouble(2_900_000, "lab", "died"));
    assertThatInconclusive("f1 (kill of w.2): seen after the harness had failed (and 1 more)");
  }

  @Test
  void a_held_fault_that_was_never_cured_is_told_so() {
    change(Event.Struck.class, Judged::healedByRemedy);
    assertThatInconclusive("f1 (kill of w.2): its cure was not measured (and 1 more)");
    events.add(new Event.Cured(2_500_000, "f1", false, "still there"));
    events.add(new Event.Cured(4_100_000, "f2", true, "gone"));
    assertThatInconclusive("f1 (kill of w.2): could not be undone: still there");
  }

  @Test
  void a_reading_counts_from_the_strike_on_and_an_earlier_one_does_not() {
    change(Event.Looked.class, l -> l.moment().equals("after f1") ? at(l, 2_000_000) : l);
    assertThat(check().outcome()).isEqualTo(Outcome.PASSED);
    change(
        Event.Looked.class,
        l -> l.moment().equals("after f1") && l.probe().equals("ping") ? at(l, 1_999_999) : l);
    assertThatInconclusive("f1 (kill of w.2): declared, but nobody read ping before it");
  }

  private static Event.Looked at(Event.Looked l, long t) {
    return new Event.Looked(t, l.probe(), l.moment(), l.healthy(), l.reason(), l.last());
  }

  @Test
  void the_slowest_is_told() {
    assertThat(check())
        .isEqualTo(Check.passed("recovered", "2 of 2 recovered in time, the slowest in 910 ms"));
  }

  private void engines(double end, double start) {
    events = EngineEvents.run();
    events.removeIf(e -> e instanceof Event.Platform p && p.id().equals("b2"));
    events.removeIf(e -> e instanceof Event.Ended b && b.container().equals("a2"));
    events.removeIf(e -> e instanceof Event.Platform p && p.action().equals("kill"));
    EngineEvents engine = new EngineEvents(events);
    engine.ended("a2", "w.2", end, 137, false, true).started("b2", "w.2", start);
  }

  private static final String UNREPLACED = "f1 (kill of w.2): declared before w.2 was replaced";

  @Test
  void a_victim_must_be_replaced_after_the_strike_and_by_the_recovery() {
    engines(2.01, 2.91);
    assertThat(check().outcome()).as(check().reason()).isEqualTo(Outcome.PASSED);
    engines(2.01, 2.910_001);
    assertThatInconclusive(UNREPLACED);
    engines(2.01, 2);
    assertThatInconclusive(UNREPLACED);
    engines(2.01, 2.000_001);
    assertThat(check().outcome()).as(check().reason()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void one_that_ended_at_the_strike_or_at_the_recovery_had_to_be_replaced_and_others_not() {
    engines(2, 3.5);
    assertThatInconclusive(UNREPLACED);
    engines(2.91, 3.5);
    assertThatInconclusive(UNREPLACED);
    engines(1.999_999, 3.5);
    assertThat(check().outcome()).as(check().reason()).isEqualTo(Outcome.PASSED);
    engines(2.910_001, 3.5);
    assertThat(check().outcome()).as(check().reason()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void one_that_started_with_the_strike_was_not_its_victim_nor_was_another_replica() {
    engines(2.01, 2.5);
    EngineEvents engine = new EngineEvents(events);
    engine.started("z", "w.2", 2).ended("z", "w.2", 2.6, 1, false, false);
    engine.started("y", "w.3", 0.5).ended("y", "w.3", 2.6, 1, false, false);
    assertThat(check().outcome()).as(check().reason()).isEqualTo(Outcome.PASSED);
    events.removeIf(e -> e instanceof Event.Platform p && !p.id().equals("z"));
    events.removeIf(e -> e instanceof Event.Ended end && !end.container().equals("z"));
    assertThat(check().outcome()).as(check().reason()).isEqualTo(Outcome.PASSED);
    engine.started("z", "w.2", 1.999_999);
    assertThatInconclusive(UNREPLACED);
  }

  @Test
  void what_the_stack_or_we_heal_is_not_replaced_by_swarm() {
    engines(2.01, 20);
    change(
        Event.Struck.class,
        s ->
            new Event.Struck(
                s.t(), s.id(), s.fault(), s.target(), s.victims(), "STACK", s.limitMs(), 900));
    assertThat(check().outcome()).as(check().reason()).isEqualTo(Outcome.PASSED);
    engines(2.01, 20);
    events.set(0, Histories.opened(1, 2));
    assertThat(check().outcome()).as(check().reason()).isEqualTo(Outcome.PASSED);
  }
}
