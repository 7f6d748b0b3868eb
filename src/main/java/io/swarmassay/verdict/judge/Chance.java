package io.swarmassay.verdict.judge;

import io.swarmassay.verdict.index.TimedValues;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether chance explains how many values lie beyond the limit of a percentile. Few values cannot
 * show that a percentile keeps its limit; but seven of seven beyond a p99 show that it does not.
 */
final class Chance {
  /** Below one in a million nobody believes in chance. */
  static final double BELIEVED = 1e-6;

  private Chance() {}

  /**
   * Whether a promise that holds could look like this. Values of one round are not independent: a
   * round counts as beyond when all its values are.
   *
   * @param percent the percentile that is promised, 0 to 100, both excluded
   */
  static boolean explains(TimedValues values, double limit, double percent) {
    Map<Long, Double> least = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      least.merge(values.moments().get(i), values.values().get(i), Math::min);
    }
    int beyond = (int) least.values().stream().filter(value -> value > limit).count();
    return atLeast(beyond, least.size(), 1 - percent / 100) > BELIEVED;
  }

  /** How likely at least so many of so many rounds lie beyond, if each does with a probability. */
  static double atLeast(int beyond, int rounds, double probability) {
    double exactly = Math.pow(1 - probability, rounds);
    double sum = 0;
    for (int k = 0; k <= rounds; k++) {
      sum += k >= beyond ? exactly : 0;
      exactly *= (rounds - k) / (k + 1.0) * probability / (1 - probability);
    }
    return sum;
  }
}
