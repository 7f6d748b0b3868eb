package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmassay.verdict.index.TimedValues;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTests {
  @Test
  void at_least_none_is_certain_and_all_of_n_is_the_power() {
    assertThat(Chance.atLeast(0, 7, 0.01)).isCloseTo(1, within(1e-12));
    assertThat(Chance.atLeast(7, 7, 0.01)).isCloseTo(1e-14, within(1e-18));
    assertThat(Chance.atLeast(1, 10, 0.05)).isCloseTo(1 - Math.pow(0.95, 10), within(1e-12));
    assertThat(Chance.atLeast(2, 3, 0.5)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void seven_of_seven_beyond_a_p99_are_no_chance_and_one_of_seven_is() {
    assertThat(Chance.explains(values(7, 7), 100, 99)).isFalse();
    assertThat(Chance.explains(values(1, 7), 100, 99)).isTrue();
    assertThat(Chance.explains(values(0, 7), 100, 99)).isTrue();
  }

  @Test
  void two_of_two_beyond_a_p99_are_chance_still_and_four_of_four_are_not() {
    assertThat(Chance.explains(values(2, 2), 100, 99)).isTrue();
    assertThat(Chance.explains(values(4, 4), 100, 99)).isFalse();
  }

  @Test
  void a_value_at_the_limit_keeps_it() {
    assertThat(Chance.explains(values(7, 7), 200, 99)).isTrue();
  }

  @Test
  void many_values_of_one_round_are_one() {
    TimedValues.Taker taker = new TimedValues.Taker();
    IntStream.range(0, 50).forEach(i -> taker.add(1, 200));
    assertThat(Chance.explains(taker.values(), 100, 99)).isTrue();
  }

  @Test
  void a_round_is_beyond_only_when_all_its_values_are() {
    TimedValues.Taker taker = new TimedValues.Taker();
    IntStream.range(0, 7).forEach(i -> taker.add(i, 200));
    IntStream.range(0, 7).forEach(i -> taker.add(i, 10));
    assertThat(Chance.explains(taker.values(), 100, 99)).isTrue();
  }

  /** So many values of 200 and the others of 10, each of a round of its own. */
  private static TimedValues values(int beyond, int count) {
    TimedValues.Taker taker = new TimedValues.Taker();
    IntStream.range(0, count).forEach(i -> taker.add(i, i < beyond ? 200 : 10));
    return taker.values();
  }
}
