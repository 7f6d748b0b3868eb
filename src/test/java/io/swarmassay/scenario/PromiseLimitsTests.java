package io.swarmassay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Metric;
import io.swarmassay.history.Promise;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseLimitsTests {
  private static Promise promise(String metric, String component, String statistic, double limit) {
    return new Promise(metric, component, statistic, limit, Promise.Kind.HARD, "", "a.txt", "q");
  }

  private static Promise of(Promise.Kind kind) {
    return new Promise("ping", "", "p95", 10, kind, "", "a.txt", "q");
  }

  @Test
  void a_promise_is_said_in_the_unit_of_its_metric() {
    assertThat(
            List.of(
                promise("startup", "", "max", 30_000),
                promise("ping", "", "p99.9", 0.5),
                promise("recovered", "", "min-ratio", 1),
                promise("recovered", "", "min-ratio", 0.99),
                promise("image-size", "runtime-deps", "total", 2_000_000),
                promise("of-somebody-else", "", "max", 1.5),
                of(Promise.Kind.SOFT),
                of(Promise.Kind.WAIVED)))
        .map(Promises::sentence)
        .containsExactly(
            "startup: max at most 30s",
            "ping: p99.9 at most 500us",
            "recovered: min-ratio at least 1",
            "recovered: min-ratio at least 0.99",
            "image-size of runtime-deps: total at most 2MB",
            "of-somebody-else: max at most 1.5",
            "ping: p95 at most 10ms (soft)",
            "ping: p95 at most 10ms (waived)");
  }

  @Test
  void in_a_message_it_is_shorter() {
    assertThat(Promises.text(promise("image-size", "runtime-deps", "total", 2_000_000)))
        .isEqualTo("image-size of runtime-deps total 2MB");
    assertThat(Promises.text(of(Promise.Kind.SOFT))).isEqualTo("ping p95 10ms");
  }

  @Test
  void a_promise_of_a_scenario_is_hard_and_in_milliseconds() {
    assertThat(Promises.atMost(Metric.PING, "p95", Duration.ofNanos(2_500_000)))
        .isEqualTo(new Promise("ping", "", "p95", 2.5, Promise.Kind.HARD, "", "the scenario", ""));
  }

  @Test
  void a_run_is_held_to_both_and_to_what_both_say_once() {
    Promise documented = of(Promise.Kind.HARD);
    Promise own = promise("ping", "", "p95", 5);
    assertThat(Promises.tightened(List.of(documented), List.of(own, documented)))
        .containsExactly(documented, own);
  }

  @Test
  void of_two_limits_of_one_subject_the_one_that_allows_more_is_looser() {
    Promise tight = promise("ping", "", "p95", 5);
    assertThat(Promises.looser(promise("ping", "", "p95", 6), tight)).isTrue();
    assertThat(Promises.looser(promise("ping", "", "p95", 5), tight)).isFalse();
    Promise ratio = promise("recovered", "", "min-ratio", 0.9);
    assertThat(Promises.looser(promise("recovered", "", "min-ratio", 0.8), ratio)).isTrue();
    assertThat(Promises.looser(promise("recovered", "", "min-ratio", 0.9), ratio)).isFalse();
    assertThat(Promises.sameSubject(tight, promise("ping", "", "p95", 9))).isTrue();
    assertThat(Promises.sameSubject(tight, promise("ping", "", "p90", 5))).isFalse();
    assertThat(Promises.sameSubject(tight, promise("ping", "a", "p95", 5))).isFalse();
    assertThat(Promises.sameSubject(tight, promise("startup", "", "p95", 5))).isFalse();
  }
}
