package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabPlanTests {
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 3", "5, 3"})
  void fewer_than_three_nodes_have_one_manager(int nodes, int managers) {
    assertThat(LabPlan.of(nodes).managers()).isEqualTo(managers);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 3", "3, 2", "100, 3"})
  void what_cannot_be_started_is_refused(int nodes, int managers) {
    assertThatThrownBy(() -> new LabPlan(nodes, managers, Map.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_unknown_setting_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> new LabPlan(1, 1, Map.of("heartbeat", "1s"), Optional.empty()))
        .hasMessageContaining("dispatcher-heartbeat");
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "1s, 1000", "2m, 120000"})
  void a_heartbeat_is_read(String text, long ms) {
    assertThat(Heartbeat.of(Map.of("dispatcher-heartbeat", text)).toMillis()).isEqualTo(ms);
  }

  @Test
  void without_a_setting_the_heartbeat_is_swarms_own() {
    assertThat(Heartbeat.of(Map.of())).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "0s", "-1s", "5 s", "1h", "99999999s"})
  void another_spelling_of_a_heartbeat_is_refused(String text) {
    assertThatThrownBy(() -> Heartbeat.of(Map.of("dispatcher-heartbeat", text)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
