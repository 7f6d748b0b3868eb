package io.swarmassay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTests {
  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "30s,PT30S", "2m,PT2M", "1.5h,PT1H30M", "70us,PT0.00007S", "0s,PT0S"})
  void a_duration_is_a_number_and_a_unit(String text, Duration meant) {
    assertThat(Quantity.duration(text)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"20MB,20000000", "512KiB,524288", "1kB,1000", "1.5GiB,1610612736", "7B,7"})
  void a_size_is_a_number_and_a_unit(String text, long bytes) {
    assertThat(Quantity.bytes(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-5s", "5 s", "5sec", "5S", "1e3s", "999999999999h", "5.s"})
  void anything_else_is_no_duration(String text) {
    assertThat(Quantity.duration(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100/s,100", "90/m,1.5", "36/h,0.01"})
  void a_rate_is_a_number_in_a_time(String text, double perSecond) {
    assertThat(Quantity.perSecond(text)).contains(perSecond);
  }

  @Test
  void a_duration_is_spelt_in_its_largest_whole_unit() {
    assertThat(Quantity.text(Duration.ofSeconds(90))).isEqualTo("90s");
    assertThat(Quantity.text(Duration.ofMinutes(2))).isEqualTo("2m");
    assertThat(Quantity.text(Duration.ofMillis(1500))).isEqualTo("1500ms");
    assertThat(Quantity.text(Duration.ofNanos(500_000))).isEqualTo("500us");
    assertThat(Quantity.text(Duration.ZERO)).isEqualTo("0s");
  }
}
