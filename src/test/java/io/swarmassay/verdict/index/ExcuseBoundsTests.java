package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.judge.Histories;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where an excuse begins and ends, to the microsecond; times in microseconds. */
class ExcuseBoundsTests {
  private final List<Event> events = new ArrayList<>(List.of(Histories.opened(2, 2)));

  private void fault(String id, long t, long recovered) {
    events.add(new Event.Struck(t, id, "kill", "w", List.of("w.1"), "SWARM", 30_000, 0));
    events.add(new Event.Recovered(recovered, id, true, ""));
  }

  private void order(String id, long t, long limitMs) {
    events.add(new Event.Ordered(t, id, "scale", List.of("web", "db"), "{web=5}", limitMs));
  }

  private Excuses excuses() {
    return Histories.facts(events).excuses();
  }

  private Excuses.Interval only() {
    assertThat(excuses().intervals()).hasSize(1);
    return excuses().intervals().get(0);
  }

  @Test
  void an_order_that_settles_at_its_limit_is_steady_and_one_microsecond_later_is_not() {
    order("o1", 1_000, 5);
    events.add(new Event.Settled(6_000, "o1", true, "steady"));
    assertThat(only().to()).isEqualTo(6_000);
    assertThat(only().cap()).isEqualTo(6_000);
    assertThat(only().steady()).isTrue();
    assertThat(only().text()).isEqualTo("o1 (scale of web, db)");

    events.set(2, new Event.Settled(6_001, "o1", true, "steady"));
    assertThat(only().to()).isEqualTo(6_000);
    assertThat(only().steady()).isFalse();
  }

  @Test
  void an_order_that_was_given_up_ends_there_and_is_not_steady() {
    order("o1", 1_000, 5);
    events.add(new Event.Settled(2_000, "o1", false, "gave up"));
    assertThat(only().to()).isEqualTo(2_000);
    assertThat(only().steady()).isFalse();
  }

  @Test
  void an_order_ends_by_its_own_end_only_which_may_come_at_once_and_not_before_it() {
    order("o1", 1_000, 5);
    events.add(new Event.Settled(999, "o1", true, "of an earlier run"));
    events.add(new Event.Settled(1_000, "o2", true, "of another"));
    assertThat(only().to()).isEqualTo(6_000);
    assertThat(only().steady()).isFalse();
    events.add(new Event.Settled(1_000, "o1", true, "at once"));
    assertThat(only().to()).isEqualTo(1_000);
    assertThat(only().steady()).isTrue();
  }

  @Test
  void an_order_without_services_says_what_it_was() {
    events.add(new Event.Ordered(1_000, "o1", "update", List.of(), "image 2", 5));
    assertThat(only().text()).isEqualTo("o1 (update of image 2)");
  }

  @Test
  void of_two_that_are_on_the_later_is_named_and_the_bounds_are_inside() {
    fault("f1", 1_000, 9_000);
    fault("f2", 2_000, 5_000);
    assertThat(excuses().any(999)).isEmpty();
    assertThat(excuses().any(1_000).orElseThrow().id()).isEqualTo("f1");
    assertThat(excuses().any(2_000).orElseThrow().id()).isEqualTo("f2");
    assertThat(excuses().during(5_000, 9_500).orElseThrow().id()).isEqualTo("f2");
    assertThat(excuses().during(5_001, 9_500).orElseThrow().id()).isEqualTo("f1");
    assertThat(excuses().any(9_000).orElseThrow().id()).isEqualTo("f1");
    assertThat(excuses().during(9_001, 99_000)).isEmpty();
  }

  @Test
  void the_start_is_an_interval_and_excuses_no_users() {
    events.add(new Event.Awaited(4_000, "start", 1_000, 5, true, "steady"));
    assertThat(excuses().any(4_000).orElseThrow().text()).isEqualTo("the start");
    assertThat(excuses().any(4_001)).isEmpty();
    assertThat(excuses().during(0, 4_000)).isEmpty();
  }

  @Test
  void the_start_ends_at_its_limit_when_it_took_longer() {
    events.add(new Event.Awaited(6_001, "start", 1_000, 5, true, "steady"));
    assertThat(only().to()).isEqualTo(6_000);
    assertThat(only().cap()).isEqualTo(6_000);
    assertThat(only().steady()).isFalse();
    events.set(1, new Event.Awaited(6_000, "start", 1_000, 5, true, "steady"));
    assertThat(only().steady()).isTrue();
    events.set(1, new Event.Awaited(5_000, "start", 1_000, 5, false, "no"));
    assertThat(only().steady()).isFalse();
  }

  @Test
  void the_start_of_older_histories_ends_with_the_last_deciding_look_at_it() {
    events.add(new Event.Looked(3_000, "ping", "start", true, "", false));
    assertThat(excuses().intervals()).isEmpty();
    events.add(new Event.Looked(4_000, "ping", "start", false, "", true));
    events.add(new Event.Looked(5_000, "db", "start", true, "", true));
    events.add(new Event.Looked(9_000, "db", "end", false, "", true));
    assertThat(only().to()).isEqualTo(5_000);
    assertThat(only().steady()).isTrue();
  }

  @Test
  void calm_is_the_time_outside_of_all_intervals() {
    order("o1", 10_000, 10);
    fault("f1", 15_000, 25_000);
    fault("f2", 40_000, 41_000);
    assertThat(excuses().calm(5_000, 50_000)).isEqualTo(5_000 + 15_000 + 9_000);
    assertThat(excuses().calm(0, 10_000)).isEqualTo(10_000);
    assertThat(excuses().calm(12_000, 24_000)).isZero();
    assertThat(excuses().calm(25_000, 40_000)).isEqualTo(15_000);
    assertThat(excuses().calm(24_999, 25_001)).isEqualTo(1);
    assertThat(excuses().calm(50_000, 45_000)).isZero();
  }

  @Test
  void an_order_after_a_time_is_one_that_began_later_and_no_fault_is_one() {
    fault("f1", 5_000, 6_000);
    order("o1", 3_000, 1);
    assertThat(excuses().ordered(2_999)).isTrue();
    assertThat(excuses().ordered(3_000)).isFalse();
  }

  @Test
  void what_ends_as_another_begins_is_followed_by_no_calm() {
    fault("f1", 1_000, 5_000);
    fault("f2", 5_000, 7_000);
    Excuses excuses = excuses();
    assertThat(excuses.goesOn(excuses.intervals().get(0))).isTrue();
    assertThat(excuses.goesOn(excuses.intervals().get(1))).isFalse();
    fault("f3", 7_001, 8_000);
    assertThat(excuses().goesOn(excuses.intervals().get(1))).isFalse();
  }

  @Test
  void calm_ends_with_the_next_fault_or_order_and_in_older_histories_with_the_next_stage() {
    fault("f1", 5_000, 6_000);
    events.add(new Event.Stage(4_000, "step", ""));
    assertThat(excuses().calmUntil(1_000, 9_000)).isEqualTo(5_000);
    assertThat(excuses().calmUntil(4_999, 9_000)).isEqualTo(5_000);
    assertThat(excuses().calmUntil(5_000, 9_000)).isEqualTo(9_000);
    assertThat(excuses().calmUntil(1_000, 4_500)).isEqualTo(4_500);
    events.set(0, Histories.opened(1, 2));
    assertThat(excuses().calmUntil(1_000, 9_000)).isEqualTo(4_000);
    assertThat(excuses().calmUntil(4_000, 9_000)).isEqualTo(5_000);
  }

  @Test
  void the_latest_fault_is_found_among_orders() {
    fault("f1", 1_000, 9_000);
    fault("f2", 2_000, 5_000);
    order("o1", 3_000, 5);
    assertThat(excuses().fault(3_000, 4_000).orElseThrow().id()).isEqualTo("f2");
    assertThat(excuses().fault(5_001, 6_000).orElseThrow().id()).isEqualTo("f1");
    assertThat(excuses().fault(9_001, 9_999)).isEmpty();
  }
}
