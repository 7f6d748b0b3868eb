package io.swarmassay.records;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** How sure one can be of a statistic: its spread over samples drawn again, seeded. */
final class Bootstrap {
  private static final int DRAWS = 400;

  /** What lies outside a 95 % interval on either side. */
  private static final double USUAL = 0.025;

  /** And outside a 99 % interval: twenty nights of several metrics are compared, not one. */
  private static final double NIGHTLY = 0.005;

  private static final long SEED = 20_251_220;

  private Bootstrap() {}

  /** A statistic with its interval: 95 % of one run, 99 % of a night against others. */
  record Interval(double estimate, double lower, double upper) {}

  /** The interval of a statistic of samples, by percentiles of redrawn samples. */
  static Interval of(double[] samples, ToDoubleFunction<double[]> statistic) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      drawn[i] = statistic.applyAsDouble(redraw(samples, random));
    }
    return interval(statistic.applyAsDouble(samples), drawn, USUAL);
  }

  /**
   * How much more {@code now} is than the runs before: the ratio of its statistic to the median of
   * theirs. Samples are redrawn, runs are redrawn, and the night gets a luck of its own, as large
   * as the runs' differences from each other say it may be (Student's t, for they are few); so the
   * interval is where the next healthy night's ratio to this one would lie.
   */
  static Interval ratio(double[] now, double[][] before, ToDoubleFunction<double[]> statistic) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] nights = Arrays.stream(before).mapToDouble(statistic).toArray();
    double spread = spread(nights);
    double[] drawn = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      double[] then = new double[before.length];
      for (int run = 0; run < before.length; run++) {
        then[run] = statistic.applyAsDouble(redraw(before[random.nextInt(before.length)], random));
      }
      double luck = Math.exp(spread * student(before.length - 1, random));
      drawn[i] = statistic.applyAsDouble(redraw(now, random)) * luck / median(then);
    }
    return interval(statistic.applyAsDouble(now) / median(nights), drawn, NIGHTLY);
  }

  /** How much nights differ: the standard deviation of their logarithms. */
  private static double spread(double[] nights) {
    double[] logs = Arrays.stream(nights).map(Math::log).toArray();
    double mean = Arrays.stream(logs).average().orElse(0);
    double squares = Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
    return logs.length < 2 ? 0 : Math.sqrt(squares / (logs.length - 1));
  }

  /** A draw from Student's distribution. */
  private static double student(int freedom, SplittableRandom random) {
    double squares = 0;
    for (int i = 0; i < freedom; i++) {
      double normal = random.nextGaussian();
      squares += normal * normal;
    }
    return freedom == 0 ? 0 : random.nextGaussian() / Math.sqrt(squares / freedom);
  }

  /** The fastest tenth: what other work on the machine hardly touches. */
  static double fastest(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[values.length / 10];
  }

  /** The middle value; the mean of both middle ones when there are two. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double[] redraw(double[] samples, SplittableRandom random) {
    double[] redrawn = new double[samples.length];
    for (int i = 0; i < redrawn.length; i++) {
      redrawn[i] = samples[random.nextInt(samples.length)];
    }
    return redrawn;
  }

  private static Interval interval(double estimate, double[] drawn, double outside) {
    Arrays.sort(drawn);
    int low = (int) (DRAWS * outside);
    return new Interval(estimate, drawn[low], drawn[DRAWS - 1 - low]);
  }
}
