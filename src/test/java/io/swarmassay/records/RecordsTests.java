package io.swarmassay.records;

import static io.swarmassay.records.Comparison.Finding.IMPROVEMENT;
import static io.swarmassay.records.Comparison.Finding.NOT_COMPARED;
import static io.swarmassay.records.Comparison.Finding.REGRESSION;
import static io.swarmassay.records.Comparison.Finding.STEADY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights are simulated: each on a machine a bit faster or slower, with noise of its own. */
class RecordsTests {
  private static final Records NONE = new Records(1, Map.of());

  @TempDir private Path folder;

  @Test
  void a_planted_30_percent_regression_is_flagged() throws Records.Refused {
    Records records = fiveNights();

    long flagged =
        IntStream.range(0, 100)
            .filter(i -> finding(records, night(500 + i, 1.3)) == REGRESSION)
            .count();

    assertThat(flagged).isGreaterThanOrEqualTo(98);
  }

  @Test
  void a_hundred_healthy_noisy_nights_raise_no_alarm() throws Records.Refused {
    Records records = fiveNights();

    assertThat(IntStream.range(0, 100).mapToObj(i -> finding(records, night(900 + i, 1.0))))
        .containsOnly(STEADY);
  }

  @Test
  void after_a_single_accepted_night_30_percent_are_flagged_and_health_is_not()
      throws Records.Refused {
    Records records = NONE.accept(night(1, 1.0));

    assertThat(IntStream.range(0, 25).mapToObj(i -> finding(records, night(100 + i, 1.3))))
        .filteredOn(finding -> finding == REGRESSION)
        .hasSizeGreaterThanOrEqualTo(22);
    assertThat(IntStream.range(0, 25).mapToObj(i -> finding(records, night(200 + i, 1.0))))
        .containsOnly(STEADY);
  }

  @Test
  void a_much_better_night_is_an_improvement() throws Records.Refused {
    assertThat(finding(fiveNights(), night(77, 0.6))).isEqualTo(IMPROVEMENT);
  }

  @Test
  void a_slower_machine_is_not_a_regression() throws Records.Refused {
    assertThat(finding(fiveNights(), night(78, 1.0, 1.6))).isEqualTo(STEADY);
  }

  @Test
  void machines_of_another_class_are_not_compared() throws Records.Refused {
    Comparison comparison = fiveNights().compare(night(79, 1.0, 5)).get(0);

    assertThat(comparison.finding()).isEqualTo(NOT_COMPARED);
    assertThat(comparison.reason())
        .isEqualTo("the records were made on a machine of another speed");
  }

  @Test
  void a_run_is_never_its_own_baseline() throws Records.Refused {
    Observation night = night(1, 1.0);
    Comparison comparison = NONE.accept(night).compare(night).get(0);

    assertThat(comparison.finding()).isEqualTo(NOT_COMPARED);
    assertThat(comparison.reason()).isEqualTo("no other run is a record yet");
  }

  @Test
  void a_run_without_calibration_is_not_compared() throws Records.Refused {
    Observation night = with(night(2, 1.0), Outcome.PASSED, true, Optional.empty());

    assertThat(fiveNights().compare(night).get(0).reason())
        .isEqualTo("the machine was not measured in this run");
  }

  @Test
  void only_whole_passed_calibrated_new_runs_become_records() throws Records.Refused {
    Observation night = night(1, 1.0);
    refused(NONE, with(night, Outcome.FAILED, true, night.calibration()), "this one is FAILED");
    refused(NONE, with(night, Outcome.INCONCLUSIVE, true, night.calibration()), "INCONCLUSIVE");
    refused(NONE, with(night, Outcome.PASSED, false, night.calibration()), "its end");
    refused(NONE, with(night, Outcome.PASSED, true, Optional.empty()), "not measured");
    refused(NONE.accept(night), night, "already");
  }

  @Test
  void a_single_value_counts_when_it_is_beyond_every_one_of_five_nights() throws Records.Refused {
    Records records = fiveNights();

    assertThat(startUp(records, night(300, 1.0))).isEqualTo(STEADY);
    assertThat(startUp(records, night(301, 1.5))).isEqualTo(REGRESSION);
    assertThat(startUp(NONE.accept(night(1, 1.0)), night(301, 1.5))).isEqualTo(STEADY);
  }

  @Test
  void records_come_back_from_disk_and_the_last_ten_are_kept() throws Exception {
    Records records = NONE;
    for (int i = 0; i < 12; i++) {
      records = records.accept(night(i, 1.0));
    }
    Path file = folder.resolve("records.json");
    records.write(file);

    assertThat(Records.read(file).runs().get("messaging"))
        .extracting(Records.Run::hash)
        .hasSize(10)
        .startsWith("sha256:2")
        .endsWith("sha256:11");
    assertThat(Records.read(file).compare(night(500, 1.3)))
        .isEqualTo(records.compare(night(500, 1.3)));
  }

  @Test
  void a_missing_file_holds_no_records() throws IOException {
    assertThat(Records.read(folder.resolve("none.json")).runs()).isEmpty();
  }

  private static Records fiveNights() throws Records.Refused {
    Records records = NONE;
    for (int i = 0; i < 5; i++) {
      records = records.accept(night(i, 1.0));
    }
    return records;
  }

  private static Comparison.Finding finding(Records records, Observation night) {
    return named(records, night, "message-latency");
  }

  private static Comparison.Finding startUp(Records records, Observation night) {
    return named(records, night, "startup");
  }

  private static Comparison.Finding named(Records records, Observation night, String metric) {
    return records.compare(night).stream()
        .filter(comparison -> comparison.metric().equals(metric))
        .findFirst()
        .orElseThrow()
        .finding();
  }

  private static Observation night(long seed, double worse) {
    return night(seed, worse, Math.exp(new Random(seed).nextGaussian() * 0.15));
  }

  /** Samples with a long tail; calibration and the night itself are off by some percent. */
  private static Observation night(long seed, double worse, double slowness) {
    Random random = new Random(seed + 7);
    double level = slowness * worse * noise(random, 0.03);
    double[] latencies =
        IntStream.range(0, 300)
            .mapToDouble(i -> 0.8 * level * noise(random, 0.3) + tail(random))
            .toArray();
    double off = slowness * noise(random, 0.02);
    Calibration calibration = new Calibration(60 * off, 0.03 * off, 1.1 * off, 5 * off, 9 * off);
    Map<String, double[]> samples =
        Map.of("message-latency", latencies, "startup", new double[] {1_800 * level});
    return new Observation(
        "messaging", "sha256:" + seed, Outcome.PASSED, true, Optional.of(calibration), samples);
  }

  private static double noise(Random random, double sigma) {
    return Math.exp(random.nextGaussian() * sigma);
  }

  private static double tail(Random random) {
    return random.nextInt(50) == 0 ? 40 * random.nextDouble() : 0;
  }

  private static Observation with(
      Observation night, Outcome outcome, boolean whole, Optional<Calibration> calibration) {
    return new Observation(
        night.scenario(), night.hash(), outcome, whole, calibration, night.samples());
  }

  private static void refused(Records records, Observation night, String why) {
    assertThatThrownBy(() -> records.accept(night))
        .isInstanceOf(Records.Refused.class)
        .hasMessageContaining(why);
  }
}
