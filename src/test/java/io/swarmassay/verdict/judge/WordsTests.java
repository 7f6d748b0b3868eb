package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Moments;
import io.swarmassay.verdict.index.Percentiles;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and names as verdicts write them. */
class WordsTests {
  @ParameterizedTest
  @CsvSource({
    "999, ms, 999 ms",
    "1000, ms, 1 s",
    "1234.5, ms, 1.23 s",
    "0.29, ms, 0.29 ms",
    "999999, bytes, 999999 bytes",
    "1000000, bytes, 1 MB",
    "18500000, bytes, 18.5 MB",
    "1, ratio, 100 %",
    "0.005, share, 0.5 %",
    "1.5, times, 1.5 times",
    "100, '', 100",
  })
  void a_quantity_has_its_unit_and_no_digits_too_many(double value, String unit, String text) {
    assertThat(QuantityText.text(value, unit)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 ms", "910, 910 ms", "9999, 9999 ms", "10000, 10.0 s", "12345, 12.3 s"})
  void a_length_of_time_is_told_in_milliseconds_below_ten_seconds(double ms, String text) {
    assertThat(Moments.lasting(ms)).isEqualTo(text);
  }

  @Test
  void a_time_is_told_in_seconds() {
    assertThat(Moments.at(12_034_499)).isEqualTo("12.034 s");
    assertThat(Moments.ms(1_500)).isEqualTo(1.5);
  }

  @Test
  void percentiles_are_within_what_was_measured_and_the_extremes_are_exact() {
    Verdict.Summary summary = Percentiles.summary("ms", new double[] {3.3333, 1.1111, 2});
    assertThat(summary.unit()).isEqualTo("ms");
    assertThat(summary.count()).isEqualTo(3);
    assertThat(summary.p50()).isEqualTo(2);
    assertThat(summary.p99()).isEqualTo(3.333);
    assertThat(summary.max()).isEqualTo(3.3333);
    assertThat(summary.mean()).isEqualTo((3.3333 + 1.1111 + 2) / 3);
    assertThat(new Percentiles(new double[] {1.0009, 1.0009}).percentile(50)).isEqualTo(1.0009);
    assertThat(new Percentiles(new double[] {0.0001, 0.0001}).percentile(50)).isEqualTo(0.0001);
  }

  @Test
  void every_checker_says_in_one_sentence_what_it_must_have_seen() {
    assertThat(Judge.standard().checkers())
        .allSatisfy(
            checker ->
                assertThat(checker.leastEvidence())
                    .as(checker.name())
                    .isNotBlank()
                    .doesNotEndWith("."));
  }

  @Test
  void each_checker_says_in_one_line_what_it_judges_and_no_two_the_same() {
    var meanings = Judge.standard().checkers().stream().map(Checker::meaning).toList();
    assertThat(meanings)
        .doesNotHaveDuplicates()
        .allSatisfy(meaning -> assertThat(meaning).isNotBlank().doesNotContain("\n"));
    assertThat(meanings.stream().filter(m -> m.startsWith("whether ")).collect(Collectors.toList()))
        .hasSizeGreaterThan(15);
  }

  @Test
  void each_checker_has_a_name_of_its_own() {
    assertThat(Judge.standard().checkers())
        .extracting(Checker::name)
        .doesNotHaveDuplicates()
        .contains("steady state", "history", "harness")
        .allSatisfy(name -> assertThat(name).isNotBlank());
  }

  @Test
  void a_checker_that_says_nothing_of_itself_says_nothing() {
    Checker silent =
        new Checker() {
          @Override
          public String name() {
            return "silent";
          }

          @Override
          public java.util.List<Check> check(HistoryIndex facts) {
            return java.util.List.of();
          }
        };
    assertThat(silent.meaning()).isEmpty();
    assertThat(silent.leastEvidence()).isEmpty();
  }
}
