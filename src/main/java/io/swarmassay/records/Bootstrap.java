package io.swarmassay.records;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** How sure one can be of a statistic: its spread over samples drawn again, seeded. */
final class Bootstrap {
  private static final int DRAWS = 400;
  private static final long SEED = 20_251_220;

  private Bootstrap() {}

  /** A statistic with its 95 % interval. */
  record Interval(double estimate, double lower, double upper) {}

  /** The interval of a statistic of samples, by percentiles of redrawn samples. */
  static Interval of(double[] samples, ToDoubleFunction<double[]> statistic) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      drawn[i] = statistic.applyAsDouble(redraw(samples, random));
    }
    return interval(statistic.applyAsDouble(samples), drawn);
  }

  /**
   * How much more {@code now} is than the runs before: the ratio of its median to the median of
   * theirs. Runs are redrawn too, so that how much runs differ from each other counts.
   */
  static Interval ratio(double[] now, double[][] before) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      double[] medians = new double[before.length];
      for (int run = 0; run < before.length; run++) {
        medians[run] = median(redraw(before[random.nextInt(before.length)], random));
      }
      drawn[i] = median(redraw(now, random)) / median(medians);
    }
    return interval(median(now) / median(medians(before)), drawn);
  }

  /** The middle value; the mean of both middle ones when there are two. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double[] medians(double[][] runs) {
    return Arrays.stream(runs).mapToDouble(Bootstrap::median).toArray();
  }

  private static double[] redraw(double[] samples, SplittableRandom random) {
    double[] redrawn = new double[samples.length];
    for (int i = 0; i < redrawn.length; i++) {
      redrawn[i] = samples[random.nextInt(samples.length)];
    }
    return redrawn;
  }

  private static Interval interval(double estimate, double[] drawn) {
    Arrays.sort(drawn);
    return new Interval(estimate, drawn[(int) (DRAWS * 0.025)], drawn[(int) (DRAWS * 0.975)]);
  }
}
