package io.swarmassay.report.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/**
 * A bounded number of equal stretches of time, whatever the run's length: when there would be too
 * many, neighbours are merged and each stretch is twice as long from then on.
 *
 * @param <T> what is kept for a stretch
 */
public final class Buckets<T> {
  private final int most;
  private final Supplier<T> fresh;
  private final BinaryOperator<T> merge;
  private double widthMs;
  private List<T> stretches = new ArrayList<>();

  /** At most so many stretches, at first of so many milliseconds. */
  Buckets(int most, double widthMs, Supplier<T> fresh, BinaryOperator<T> merge) {
    this.most = most;
    this.widthMs = widthMs;
    this.fresh = fresh;
    this.merge = merge;
  }

  /** What is kept for the stretch that holds this moment; made when there is none yet. */
  T at(double ms) {
    while (ms >= most * widthMs) {
      halve();
    }
    int index = (int) Math.max(0, ms / widthMs);
    while (stretches.size() <= index) {
      stretches.add(null);
    }
    if (stretches.get(index) == null) {
      stretches.set(index, fresh.get());
    }
    return stretches.get(index);
  }

  private void halve() {
    List<T> halved = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i += 2) {
      T left = stretches.get(i);
      T right = i + 1 < stretches.size() ? stretches.get(i + 1) : null;
      halved.add(
          left == null || right == null ? (left == null ? right : left) : merge.apply(left, right));
    }
    stretches = halved;
    widthMs *= 2;
  }

  /** Stretches from the beginning of the run; null where nothing happened. */
  public List<T> stretches() {
    return stretches;
  }

  /** Length of a stretch. */
  public double widthMs() {
    return widthMs;
  }
}
