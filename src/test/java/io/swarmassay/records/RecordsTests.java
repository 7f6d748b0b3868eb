package io.swarmassay.records;

import static io.swarmassay.records.Comparison.Finding.IMPROVEMENT;
import static io.swarmassay.records.Comparison.Finding.NOT_COMPARED;
import static io.swarmassay.records.Comparison.Finding.REGRESSION;
import static io.swarmassay.records.Comparison.Finding.STEADY;
import static io.swarmassay.records.Nights.image;
import static io.swarmassay.records.Nights.loaded;
import static io.swarmassay.records.Nights.night;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights are simulated: each on a machine a bit faster or slower, with noise of its own. */
class RecordsTests {
  private static final Records NONE = new Records(1, Map.of());

  @TempDir private Path folder;

  @Test
  void a_planted_30_percent_regression_is_flagged() throws Records.Refused {
    Records records = nights(10);

    long flagged =
        IntStream.range(0, 50)
            .filter(i -> finding(records, night(500 + i, 1.3)) == REGRESSION)
            .count();

    assertThat(flagged).isGreaterThanOrEqualTo(45);
  }

  @Test
  void a_hundred_healthy_noisy_nights_raise_no_alarm() throws Records.Refused {
    Records records = nights(10);

    assertThat(IntStream.range(0, 100).mapToObj(i -> finding(records, night(900 + i, 1.0))))
        .containsOnly(STEADY);
  }

  @Test
  void before_five_nights_nobody_knows_how_much_they_differ_and_that_is_said()
      throws Records.Refused {
    Comparison comparison = named(NONE.accept(night(1, 1.0)), night(2, 1.3), "message-latency");

    assertThat(comparison.finding()).isEqualTo(NOT_COMPARED);
    assertThat(comparison.reason())
        .isEqualTo(
            "1 accepted runs on a machine of this speed;"
                + " 5 are needed to know how much nights differ");
  }

  @Test
  void nights_that_differ_much_let_a_night_differ_much() throws Records.Refused {
    Records records = NONE;
    for (int i = 0; i < 5; i++) {
      records = records.accept(night(i, Math.exp((i - 2) * 0.3)));
    }

    assertThat(named(records, night(600, 1.5), "startup").finding()).isEqualTo(STEADY);
    assertThat(named(records, night(600, 8), "startup").finding()).isEqualTo(REGRESSION);
  }

  @Test
  void a_file_that_grew_is_told_by_one_night() throws Records.Refused {
    Records records = NONE.accept(image(1, 100));

    assertThat(named(records, image(2, 114), "image-size").finding()).isEqualTo(STEADY);
    assertThat(named(records, image(3, 130), "image-size").finding()).isEqualTo(REGRESSION);
  }

  @Test
  void on_a_busier_machine_than_ever_single_times_are_not_compared() throws Records.Refused {
    Comparison startUp = named(fiveNights(), night(301, 1.5, 1, 4), "startup");

    assertThat(startUp.finding()).isEqualTo(NOT_COMPARED);
    assertThat(startUp.reason())
        .isEqualTo("the machine was busier (load 4.0 a core) than in any accepted run (1.0)");
    assertThat(finding(fiveNights(), night(302, 1.5, 1, 4))).isEqualTo(REGRESSION);
  }

  @Test
  void load_that_slows_a_third_of_all_messages_raises_no_alarm() throws Records.Refused {
    Records records = nights(10);

    assertThat(IntStream.range(0, 20).mapToObj(i -> finding(records, loaded(1_200 + i))))
        .containsOnly(STEADY);
  }

  @Test
  void a_much_better_night_is_an_improvement() throws Records.Refused {
    assertThat(finding(fiveNights(), night(77, 0.6))).isEqualTo(IMPROVEMENT);
  }

  @Test
  void a_slower_machine_is_not_a_regression() throws Records.Refused {
    assertThat(finding(fiveNights(), night(78, 1.0, 1.6, 1))).isEqualTo(STEADY);
  }

  @Test
  void machines_of_another_class_are_not_compared() throws Records.Refused {
    Comparison comparison = fiveNights().compare(night(79, 1.0, 5, 1)).get(0);

    assertThat(comparison.finding()).isEqualTo(NOT_COMPARED);
    assertThat(comparison.reason())
        .isEqualTo("the records were made on a machine of another speed");
  }

  @Test
  void a_run_is_never_its_own_baseline() throws Records.Refused {
    Observation night = night(1, 1.0);
    Comparison comparison = NONE.accept(night).compare(night).get(0);

    assertThat(comparison.finding()).isEqualTo(NOT_COMPARED);
    assertThat(comparison.reason())
        .isEqualTo("no other run is a record yet; 5 are needed to know how much nights differ");
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
  void a_single_value_a_night_counts_as_far_as_nights_agree() throws Records.Refused {
    Records records = fiveNights();

    assertThat(startUp(records, night(300, 1.0))).isEqualTo(STEADY);
    assertThat(startUp(records, night(301, 1.5))).isEqualTo(REGRESSION);
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
    return nights(5);
  }

  private static Records nights(int count) throws Records.Refused {
    Records records = NONE;
    for (int i = 0; i < count; i++) {
      records = records.accept(night(i, 1.0));
    }
    return records;
  }

  private static Comparison.Finding finding(Records records, Observation night) {
    return named(records, night, "message-latency").finding();
  }

  private static Comparison.Finding startUp(Records records, Observation night) {
    return named(records, night, "startup").finding();
  }

  private static Comparison named(Records records, Observation night, String metric) {
    return records.compare(night).stream()
        .filter(comparison -> comparison.metric().equals(metric))
        .findFirst()
        .orElseThrow();
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
