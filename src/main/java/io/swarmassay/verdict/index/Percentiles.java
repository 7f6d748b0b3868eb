package io.swarmassay.verdict.index;

import io.swarmassay.verdict.Verdict;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/** Percentiles of values of any unit, to three significant digits; the extremes are exact. */
public final class Percentiles {
  private static final double STEPS = 1_000;

  private final Histogram histogram = new Histogram(3);
  private final double min;
  private final double max;

  /** Of these values, in any order. */
  public Percentiles(double[] values) {
    min = DoubleStream.of(values).min().orElse(Double.NaN);
    max = DoubleStream.of(values).max().orElse(Double.NaN);
    histogram.setAutoResize(true);
    for (double value : values) {
      histogram.recordValue(Math.max(0, Math.round(value * STEPS)));
    }
  }

  /** The value below which so many percent are, 0 to 100. */
  public double percentile(double percent) {
    double value = histogram.getValueAtPercentile(percent) / STEPS;
    return Math.min(max, Math.max(min, value));
  }

  /** The summary in verdicts. */
  public static Verdict.Summary summary(String unit, double[] values) {
    Percentiles spread = new Percentiles(values);
    return new Verdict.Summary(
        unit,
        values.length,
        spread.percentile(50),
        spread.percentile(90),
        spread.percentile(99),
        spread.max,
        DoubleStream.of(values).average().orElse(Double.NaN));
  }
}
