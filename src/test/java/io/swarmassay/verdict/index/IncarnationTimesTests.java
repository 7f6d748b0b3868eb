package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.judge.Histories;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The lives of one replica, to the microsecond: from 5 s to 9 s, and from 12 s on. */
class IncarnationTimesTests {
  private static final long SECOND = 1_000_000;

  private final List<Event> events = new ArrayList<>();

  IncarnationTimesTests() {
    born(5 * SECOND, 1);
    died(9 * SECOND, 1);
    born(12 * SECOND, 2);
  }

  private void born(long t, int life) {
    events.add(new Event.Born(t, "w.1", life, "c" + life));
  }

  private void died(long t, int life) {
    events.add(new Event.Died(t, "w.1", life, "killed"));
  }

  private IncarnationTimes lives() {
    return IncarnationTimes.of(Histories.facts(events));
  }

  private OptionalLong end(int incarnation, long from, long to) {
    return lives().end("w.1", incarnation, from, to);
  }

  @Test
  void who_was_recorded_is_known_and_nobody_else() {
    assertThat(lives().known("w.1")).isTrue();
    assertThat(lives().known("w.2")).isFalse();
    assertThat(lives().replicas()).containsExactly("w.1");
  }

  @Test
  void a_replica_is_alive_from_its_begin_and_no_longer_at_its_end() {
    assertThat(lives().alive("w.1", 5 * SECOND - 1)).isFalse();
    assertThat(lives().alive("w.1", 5 * SECOND)).isTrue();
    assertThat(lives().alive("w.1", 9 * SECOND - 1)).isTrue();
    assertThat(lives().alive("w.1", 9 * SECOND)).isFalse();
    assertThat(lives().alive("w.1", 12 * SECOND)).isTrue();
    assertThat(lives().alive("w.1", Long.MAX_VALUE - 1)).isTrue();
    assertThat(lives().alive("w.2", 6 * SECOND)).isFalse();
  }

  @Test
  void a_life_is_superseded_when_a_later_one_has_begun() {
    assertThat(lives().superseded("w.1", 1, 12 * SECOND - 1)).isFalse();
    assertThat(lives().superseded("w.1", 1, 12 * SECOND)).isTrue();
    assertThat(lives().superseded("w.1", 2, 99 * SECOND)).isFalse();
    assertThat(lives().superseded("w.1", 0, 99 * SECOND)).as("not known which").isFalse();
    assertThat(lives().superseded("w.2", 1, 99 * SECOND)).isFalse();
  }

  @Test
  void the_life_that_goes_on_is_the_latest_that_had_begun() {
    assertThat(lives().bornBefore("w.1", 5 * SECOND - 1)).isZero();
    assertThat(lives().bornBefore("w.1", 5 * SECOND)).isEqualTo(5 * SECOND);
    assertThat(lives().bornBefore("w.1", 12 * SECOND - 1)).isEqualTo(5 * SECOND);
    assertThat(lives().bornBefore("w.1", 12 * SECOND)).isEqualTo(12 * SECOND);
    assertThat(lives().bornBefore("w.2", 12 * SECOND)).isZero();
  }

  @Test
  void a_known_life_ends_when_it_was_seen_to_and_never_when_it_is_the_last() {
    assertThat(end(1, 0, 1)).hasValue(9 * SECOND);
    assertThat(end(2, 0, 1)).hasValue(Long.MAX_VALUE);
    assertThat(end(3, 0, 1)).isEmpty();
    assertThat(lives().end("w.2", 1, 0, 1)).isEmpty();
  }

  @Test
  void a_life_without_an_end_before_a_later_one_may_have_ended_at_any_time() {
    born(20 * SECOND, 3);
    assertThat(end(2, 0, 1)).isEmpty();
    assertThat(end(3, 0, 1)).hasValue(Long.MAX_VALUE);
  }

  @Test
  void of_an_unknown_life_the_one_that_was_there_meanwhile_counts() {
    assertThat(end(0, 6 * SECOND, 7 * SECOND)).hasValue(9 * SECOND);
    assertThat(end(0, 9 * SECOND, 9 * SECOND + 5)).as("begun at its end").hasValue(9 * SECOND);
    assertThat(end(0, 4 * SECOND, 5 * SECOND)).as("ended at its begin").hasValue(9 * SECOND);
    assertThat(end(0, 4 * SECOND, 5 * SECOND - 1)).as("before it").isEmpty();
    assertThat(end(0, 13 * SECOND, 14 * SECOND)).hasValue(Long.MAX_VALUE);
    assertThat(end(0, 12 * SECOND - 9, 12 * SECOND)).hasValue(Long.MAX_VALUE);
  }

  @Test
  void an_unknown_life_that_had_ended_at_most_a_second_before_counts_by_the_clocks() {
    assertThat(end(0, 10 * SECOND, 10 * SECOND + 5)).hasValue(9 * SECOND);
    assertThat(end(0, 10 * SECOND + 1, 10 * SECOND + 5)).isEmpty();
  }

  @Test
  void of_two_lives_that_may_be_meant_the_first_end_counts_and_none_if_one_is_not_known() {
    assertThat(end(0, 8 * SECOND, 13 * SECOND)).hasValue(9 * SECOND);
    born(20 * SECOND, 3);
    assertThat(end(0, 8 * SECOND, 13 * SECOND)).isEmpty();
    assertThat(end(0, 8 * SECOND, 9 * SECOND)).hasValue(9 * SECOND);
  }
}
