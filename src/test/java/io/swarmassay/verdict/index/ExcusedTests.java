package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.judge.Histories;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What excuses one operation, and in which part of a run it was; times in microseconds. */
class ExcusedTests {
  private final List<Event> events = new ArrayList<>(List.of(Histories.opened(2, 9)));

  private void fault(String id, long t, long recovered) {
    events.add(new Event.Struck(t, id, "kill", "w", List.of("w.1"), "SWARM", 30_000, 0));
    events.add(new Event.Recovered(recovered, id, true, ""));
  }

  private void order(String id, long t, long settled) {
    events.add(new Event.Ordered(t, id, "scale", List.of("w"), "", 30_000));
    events.add(new Event.Settled(settled, id, true, ""));
  }

  private Excused.By by(long from, long to) {
    return new Excused(Histories.facts(events)).by(from, to);
  }

  @Test
  void what_has_a_moment_in_common_with_a_fault_is_excused_by_it() {
    fault("f1", 1_000, 2_000);
    assertThat(by(500, 999)).isEqualTo(Excused.By.NOTHING);
    assertThat(by(500, 1_000)).isEqualTo(Excused.By.FAULT);
    assertThat(by(2_000, 2_500)).isEqualTo(Excused.By.FAULT);
    assertThat(by(2_001, 2_500)).isEqualTo(Excused.By.NOTHING);
    assertThat(by(500, 9_000)).isEqualTo(Excused.By.FAULT);
  }

  @Test
  void a_fault_goes_before_an_order_and_the_start_excuses_nothing() {
    events.add(new Event.Awaited(900, "start", 0, 30_000, true, ""));
    order("o1", 1_000, 5_000);
    assertThat(by(100, 800)).isEqualTo(Excused.By.NOTHING);
    assertThat(by(1_000, 1_000)).isEqualTo(Excused.By.ORDER);
    fault("f1", 1_000, 2_000);
    assertThat(by(1_000, 1_000)).isEqualTo(Excused.By.FAULT);
    assertThat(by(2_001, 3_000)).isEqualTo(Excused.By.ORDER);
  }

  @Test
  void it_finds_what_a_look_at_every_interval_finds() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      events.subList(1, events.size()).clear();
      for (int i = 1; i <= 4; i++) {
        long t = random.nextInt(20);
        if (random.nextBoolean()) {
          fault("f" + i, t, t + random.nextInt(10));
        } else {
          order("o" + i, t, t + random.nextInt(10));
        }
      }
      HistoryIndex facts = Histories.facts(events);
      Excused excused = new Excused(facts);
      for (long from = 0; from < 32; from++) {
        for (long to = from; to < 32; to++) {
          assertThat(excused.by(from, to)).as("seed %d", seed).isEqualTo(slowly(facts, from, to));
        }
      }
    }
  }

  private static Excused.By slowly(HistoryIndex facts, long from, long to) {
    if (facts.excuses().fault(from, to).isPresent()) {
      return Excused.By.FAULT;
    }
    boolean order = facts.excuses().during(from, to).isPresent();
    return order ? Excused.By.ORDER : Excused.By.NOTHING;
  }

  @Test
  void an_outage_that_a_fault_caused_excuses_until_recovery_was_due_and_no_longer() {
    fault("f1", 1_000_000, 1_500_000);
    for (long t = 1_100_000; t < 60_000_000; t += 1_000_000) {
      events.add(
          new Event.Tried(
              t + 9, Operation.HTTP, "c", "web", 0, 0, t / 1_000_000, t, t, Ending.FAIL, ""));
    }
    assertThat(by(31_000_000, 31_000_000)).isEqualTo(Excused.By.FAULT);
    assertThat(by(31_000_001, 31_000_001)).isEqualTo(Excused.By.NOTHING);
  }

  @Test
  void a_moment_belongs_to_calm_to_a_fault_or_to_the_time_after_one() {
    RunPhases calm = new RunPhases(Histories.facts(events).timeline());
    assertThat(calm.of(Long.MAX_VALUE - 1)).isEqualTo(Timeline.Phase.CALM);
    fault("f1", 1_000, 2_000);
    fault("f2", 1_500, 3_000);
    fault("f3", 5_000, 6_000);
    RunPhases phases = new RunPhases(Histories.facts(events).timeline());
    assertThat(phases.of(999)).isEqualTo(Timeline.Phase.CALM);
    assertThat(phases.of(1_000)).isEqualTo(Timeline.Phase.FAULT);
    assertThat(phases.of(3_000)).isEqualTo(Timeline.Phase.FAULT);
    assertThat(phases.of(3_001)).isEqualTo(Timeline.Phase.AFTER);
    assertThat(phases.of(4_999)).isEqualTo(Timeline.Phase.AFTER);
    assertThat(phases.of(5_000)).isEqualTo(Timeline.Phase.FAULT);
    assertThat(phases.of(6_001)).isEqualTo(Timeline.Phase.AFTER);
  }

  @Test
  void a_fault_that_was_never_undone_is_on_to_the_end() {
    events.add(new Event.Struck(1_000, "f1", "cut", "n1", List.of("n1"), "REMEDY", 1, 0));
    events.add(new Event.Ticked(9_000, 0, 0));
    RunPhases phases = new RunPhases(Histories.facts(events).timeline());
    assertThat(phases.of(9_000)).isEqualTo(Timeline.Phase.FAULT);
    assertThat(phases.of(9_001)).isEqualTo(Timeline.Phase.AFTER);
  }

  @Test
  void spans_that_touch_are_one_and_their_operations_are_added() {
    Intervals spans = new Intervals();
    spans.add(50, 60, 1);
    spans.add(10, 20, 2);
    spans.add(20, 30, 3);
    spans.add(12, 14, 4);
    spans.add(31, 40, 5);
    spans.add(70, 70, 6);
    List<String> united = new ArrayList<>();
    spans.forEachUnited((from, to, count) -> united.add(from + "-" + to + " " + count));
    assertThat(united).containsExactly("10-30 9", "31-40 5", "50-60 1", "70-70 6");
  }
}
