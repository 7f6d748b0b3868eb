package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who left because it was told to: an order is on from 10 s to 12 s. */
class LeavingTests {
  private final List<Event> events = new ArrayList<>(List.of(Histories.opened(2, 0)));
  private final EngineEvents engine = new EngineEvents(events);

  LeavingTests() {
    events.add(new Event.Ordered(EngineEvents.us(10), "o1", "scale", List.of("w"), "", 30_000));
    events.add(new Event.Settled(EngineEvents.us(12), "o1", true, "steady"));
  }

  private boolean excused(double t) {
    return Leaving.of(Histories.facts(events)).excused("w.1", EngineEvents.us(t));
  }

  @Test
  void one_told_inside_the_order_may_leave_when_it_is_over() {
    engine.told("a", "w.1", 11.9, "15");
    assertThat(excused(20)).isTrue();
  }

  @Test
  void one_told_before_or_after_the_order_may_not() {
    engine.told("a", "w.1", 9.9, "15");
    assertThat(excused(11)).isFalse();
    events.remove(events.size() - 1);
    engine.told("a", "w.1", 12.1, "15");
    assertThat(excused(13)).isFalse();
  }

  @Test
  void what_counts_is_the_first_word_of_its_ending() {
    engine.told("a", "w.1", 11.5, "15").told("a", "w.1", 15, "9");
    engine.platform("a", "w.1", 15.1, "die", "137");
    assertThat(excused(15.1)).isTrue();
  }

  @Test
  void the_end_of_an_earlier_container_in_its_place_excuses_nothing() {
    engine.told("a", "w.1", 11, "15").started("b", "w.1", 11.5);
    assertThat(excused(20)).isFalse();
    engine.platform("b", "w.1", 20, "die", "1");
    assertThat(excused(20)).isFalse();
  }

  @Test
  void the_word_may_come_a_second_late_since_clocks_differ() {
    engine.told("a", "w.1", 12, "15");
    assertThat(excused(11)).isTrue();
    assertThat(excused(10.999_999)).isFalse();
  }

  @Test
  void the_word_to_another_replica_or_of_something_else_is_none() {
    engine.told("a", "w.2", 11, "15").platform("a", "w.1", 11, "health_status", "unhealthy");
    events.add(new Event.Platform(EngineEvents.us(11), 0, "n1", "network", "stop", "w.1", "", "x"));
    assertThat(excused(13)).isFalse();
    engine.platform("a", "w.1", 11, "stop", "");
    assertThat(excused(13)).isTrue();
  }

  @Test
  void words_of_others_in_between_do_not_matter() {
    engine.told("a", "w.1", 11, "15").started("z", "w.2", 11.1).told("a", "w.1", 14, "9");
    assertThat(excused(14)).isTrue();
  }

  @Test
  void nor_does_what_else_an_engine_says_of_it() {
    engine.told("a", "w.1", 11, "15").platform("a", "w.1", 12.5, "health_status", "unhealthy");
    assertThat(excused(13)).isTrue();
  }
}
