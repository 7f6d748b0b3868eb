package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who saw whom, and what divided them; times in microseconds. */
class PeerViewsTests {
  private final List<Event> events = new ArrayList<>();

  private void sees(String by, String peer, long t, boolean up) {
    events.add(new Event.Sighted(t, by, peer, up));
  }

  private void both(long t) {
    sees("w.1", "w.2", t, true);
    sees("w.2", "w.1", t, true);
  }

  private Views views() {
    return Views.of(Histories.facts(events));
  }

  @Test
  void nobody_was_seen_by_nobody() {
    assertThat(views().isEmpty()).isTrue();
    assertThat(views().size()).isZero();
  }

  @Test
  void all_who_saw_or_were_seen_count_and_the_first_sight_is_the_begin() {
    sees("w.2", "w.1", 8_000, true);
    sees("w.1", "w.3", 7_000, true);
    assertThat(views().isEmpty()).isFalse();
    assertThat(views().size()).isEqualTo(3);
    assertThat(views().begin()).isEqualTo(7_000);
  }

  @Test
  void a_replica_that_lived_and_was_never_seen_is_one_of_its_service() {
    both(1_000);
    events.add(new Event.Born(500, "w.3", 1, "c"));
    events.add(new Event.Born(500, "db.1", 1, "c"));
    events.add(new Event.Born(500, "x", 1, "c"));
    assertThat(views().size()).isEqualTo(3);
    assertThat(views().quarrel(2_000, 3_000)).contains("w.1 has not seen w.3");
  }

  @Test
  void names_without_a_slot_are_of_one_service_without_a_name() {
    sees("a", "b", 1_000, true);
    sees("b", "a", 1_000, true);
    events.add(new Event.Born(500, "c", 1, "c"));
    events.add(new Event.Born(500, "w.1", 1, "c"));
    assertThat(views().size()).isEqualTo(3);
  }

  @Test
  void those_who_agree_at_the_begin_have_no_quarrel_whatever_comes_later() {
    both(1_000);
    sees("w.1", "w.2", 1_001, false);
    assertThat(views().quarrel(1_000, 9_000)).isEmpty();
    assertThat(views().quarrel(1_001, 9_000)).contains("w.1 has not seen w.2 since 0.001 s");
  }

  @Test
  void those_who_agree_at_the_last_moment_have_none_and_a_moment_later_is_too_late() {
    both(1_000);
    sees("w.2", "w.1", 2_000, false);
    sees("w.2", "w.1", 5_000, true);
    assertThat(views().quarrel(3_000, 5_000)).isEmpty();
    assertThat(views().quarrel(3_000, 4_999)).contains("w.2 has not seen w.1 since 0.002 s");
  }

  @Test
  void several_sights_of_one_moment_count_together() {
    sees("w.1", "w.2", 5_000, true);
    sees("w.2", "w.1", 5_000, true);
    sees("w.1", "w.2", 6_000, false);
    assertThat(views().quarrel(1_000, 9_000)).isEmpty();
  }

  @Test
  void one_who_was_never_seen_is_told_without_a_time() {
    sees("w.1", "w.2", 1_000, true);
    assertThat(views().quarrel(2_000, 3_000)).contains("w.2 has not seen w.1");
  }

  @Test
  void the_dead_neither_see_nor_are_missed() {
    both(1_000);
    sees("w.1", "w.3", 1_000, true);
    events.add(new Event.Born(500, "w.3", 1, "c"));
    events.add(new Event.Died(4_000, "w.3", 1, "killed"));
    assertThat(views().quarrel(3_999, 3_999)).contains("w.2 has not seen w.3");
    assertThat(views().quarrel(4_000, 4_000)).isEmpty();
  }

  @Test
  void what_an_earlier_life_of_the_observer_saw_does_not_count() {
    events.add(new Event.Born(500, "w.1", 1, "c"));
    both(1_000);
    events.add(new Event.Died(1_500, "w.1", 1, "killed"));
    events.add(new Event.Born(2_000, "w.1", 2, "d"));
    assertThat(views().quarrel(2_000, 2_500)).contains("w.1 has not seen w.2");
    sees("w.1", "w.2", 2_000, true);
    assertThat(views().quarrel(2_000, 2_500)).isEmpty();
  }

  @Test
  void who_could_not_be_asked_is_in_no_quarrel_and_is_told() {
    both(1_000);
    sees("w.1", "w.2", 2_000, false);
    events.add(new Event.Blind(5_000, 3_000, "nodes", "w.1", "no answer"));
    assertThat(views().quarrel(2_999, 2_999)).isPresent();
    assertThat(views().quarrel(3_000, 3_000)).isEmpty();
    assertThat(views().quarrel(5_001, 5_001)).isPresent();
    assertThat(views().blind(1_000, 2_999)).isEmpty();
    assertThat(views().blind(1_000, 3_000))
        .contains("nodes of w.1 was blind from 0.003 s to 0.005 s: no answer");
    assertThat(views().blind(5_001, 9_000)).isEmpty();
  }

  @Test
  void one_who_is_dead_need_not_be_asked() {
    both(1_000);
    events.add(new Event.Born(500, "w.1", 1, "c"));
    events.add(new Event.Died(4_000, "w.1", 1, "killed"));
    events.add(new Event.Blind(5_000, 3_000, "nodes", "w.1", "no answer"));
    assertThat(views().blind(1_000, 3_500)).isPresent();
    assertThat(views().blind(1_000, 4_000)).isEmpty();
  }

  @Test
  void sights_were_planned_where_messages_or_membership_were() {
    assertThat(Views.planned(Histories.facts(events))).isFalse();
    events.add(new Event.Offered(0, Operation.PING, 1, 1, false));
    assertThat(Views.planned(Histories.facts(events))).isFalse();
    events.add(new Event.Offered(0, Operation.MESSAGE, 1, 1, false));
    assertThat(Views.planned(Histories.facts(events))).isTrue();
    assertThat(Views.planned(Histories.facts(List.of(planning("membership"))))).isTrue();
    assertThat(Views.planned(Histories.facts(List.of(planning("http"))))).isFalse();
  }

  private static Event planning(String traffic) {
    return new Event.Opened(
        0, 2, "s", "t", "m", 7, Histories.STARTED, List.of(), 0, List.of(), List.of(traffic));
  }
}
