package io.swarmassay.records;

import io.swarmassay.verdict.Outcome;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Simulated nights: each on a machine a bit faster or slower, with noise of its own. */
final class Nights {
  private Nights() {}

  static Observation night(long seed, double worse) {
    return night(seed, worse, Math.exp(new Random(seed).nextGaussian() * 0.15), 1);
  }

  /** Samples with a long tail; calibration and the night itself are off by some percent. */
  static Observation night(long seed, double worse, double slowness, double load) {
    Random random = new Random(seed + 7);
    double level = slowness * worse * noise(random, 0.03);
    double[] latencies =
        IntStream.range(0, 300)
            .mapToDouble(i -> 0.8 * level * noise(random, 0.3) + tail(random))
            .toArray();
    double off = slowness * noise(random, 0.02);
    Calibration calibration =
        new Calibration(60 * off, 0.03 * off, 1.1 * off, 5 * off, 9 * off, load);
    Map<String, double[]> samples =
        Map.of("message-latency", latencies, "startup", new double[] {1_800 * level});
    return new Observation(
        "messaging", "sha256:" + seed, Outcome.PASSED, true, Optional.of(calibration), samples);
  }

  static Observation image(long seed, double megabytes) {
    Map<String, double[]> samples = Map.of("image-size", new double[] {megabytes * 1e6});
    Observation night = night(seed, 1.0);
    return new Observation(
        "messaging", night.hash(), Outcome.PASSED, true, night.calibration(), samples);
  }

  /** A healthy night on which other work holds up every third message. */
  static Observation loaded(long seed) {
    Observation night = night(seed, 1.0);
    Random random = new Random(seed);
    double[] latencies = night.samples().get("message-latency");
    double[] slowed =
        Arrays.stream(latencies).map(ms -> random.nextInt(3) > 0 ? ms : ms * 4).toArray();
    Map<String, double[]> samples = Map.of("message-latency", slowed);
    return new Observation(
        "messaging", night.hash(), Outcome.PASSED, true, night.calibration(), samples);
  }

  private static double noise(Random random, double sigma) {
    return Math.exp(random.nextGaussian() * sigma);
  }

  private static double tail(Random random) {
    return random.nextInt(50) == 0 ? 40 * random.nextDouble() : 0;
  }
}
