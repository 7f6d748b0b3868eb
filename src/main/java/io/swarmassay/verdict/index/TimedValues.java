package io.swarmassay.verdict.index;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measured values and the moments at which each was known, in microseconds since the run began; one
 * moment is one independent round.
 *
 * @param begins when the reading began in which each was measured; 0 for not known
 */
public record TimedValues(List<Double> values, List<Long> begins, List<Long> moments) {
  static final TimedValues NONE = new TimedValues(List.of(), List.of(), List.of());

  /** Values that belong to the whole run. */
  static TimedValues whole(double... values) {
    Taker taker = new Taker();
    for (double value : values) {
      taker.add(0, value);
    }
    return taker.values();
  }

  /** How many there are. */
  public int size() {
    return values.size();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  double[] array() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** How many independent rounds they come from. */
  public int rounds() {
    return (int) moments.stream().distinct().count();
  }

  /** Those that pass. */
  public TimedValues where(Test test) {
    Taker taker = new Taker();
    IntStream.range(0, size())
        .filter(i -> test.passes(values.get(i), begins.get(i), moments.get(i)))
        .forEach(i -> taker.add(begins.get(i), moments.get(i), values.get(i)));
    return taker.values();
  }

  /** Says of one value whether it passes. */
  public interface Test {
    boolean passes(double value, long begin, long moment);
  }

  /** Takes values one by one. */
  public static final class Taker {
    private final List<Double> values = new ArrayList<>();
    private final List<Long> begins = new ArrayList<>();
    private final List<Long> moments = new ArrayList<>();

    /** Takes one value, known at that moment. */
    public void add(long moment, double value) {
      add(0, moment, value);
    }

    void add(long begin, long moment, double value) {
      begins.add(begin);
      moments.add(moment);
      values.add(value);
    }

    /** All that were taken. */
    public TimedValues values() {
      return new TimedValues(values, begins, moments);
    }
  }
}
