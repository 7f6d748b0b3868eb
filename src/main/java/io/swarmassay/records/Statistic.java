package io.swarmassay.records;

import java.util.function.ToDoubleFunction;

/** What one number stands for all samples of a run. */
enum Statistic {
  /** The middle. */
  MEDIAN("median", Bootstrap::median),
  /** The tenth percentile. */
  FASTEST_TENTH("fastest tenth", Bootstrap::fastest);

  private final String text;
  private final ToDoubleFunction<double[]> function;

  Statistic(String text, ToDoubleFunction<double[]> function) {
    this.text = text;
    this.function = function;
  }

  String text() {
    return text;
  }

  ToDoubleFunction<double[]> function() {
    return function;
  }

  double of(double[] samples) {
    return function.applyAsDouble(samples);
  }
}
