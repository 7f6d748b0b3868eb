package io.swarmassay.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The names that files and sentences use. */
class MetricTests {
  @ParameterizedTest
  @EnumSource(Metric.class)
  void each_is_found_by_its_own_name_and_says_its_unit_and_what_it_is(Metric metric) {
    assertThat(Metric.named(metric.label())).contains(metric);
    assertThat(metric.unit()).isIn("ms", "bytes", "ratio", "share", "times");
    assertThat(metric.meaning()).hasSizeGreaterThan(10);
  }

  @Test
  void other_names_are_none() {
    assertThat(Metric.named("")).isEmpty();
    assertThat(Metric.named("PING")).isEmpty();
    assertThat(Metric.named("ping")).contains(Metric.PING);
  }

  @Test
  void operations_and_ends_have_the_names_of_histories() {
    assertThat(Arrays.stream(Operation.values()).map(Operation::label))
        .containsExactly("message", "ping", "http", "row");
    assertThat(Arrays.stream(Operation.values()).map(Operation::plural))
        .containsExactly("messages", "pings", "http requests", "rows");
    assertThat(Arrays.stream(Ending.values()).map(Ending::label))
        .containsExactly("ok", "fail", "unknown");
  }
}
