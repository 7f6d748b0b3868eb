package io.swarmassay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.Epmd;
import io.swarmassay.probe.Http;
import io.swarmassay.probe.Ping;
import io.swarmassay.probe.Probe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeLabelsTests {
  private static Http http(Optional<String> service, String path, int status) {
    return new Http(service, 80, path, status, "");
  }

  private static List<String> labels(Probe... probes) {
    return List.copyOf(ProbeLabels.of(List.of(probes)).keySet());
  }

  @Test
  void one_of_a_kind_keeps_its_plain_name() {
    assertThat(labels(new Epmd(), new Ping(), http(Optional.empty(), "/", 200)))
        .containsExactly("epmd", "ping", "http");
  }

  @Test
  void two_of_a_kind_are_told_apart_by_the_settings_in_which_they_differ() {
    assertThat(
            labels(
                http(Optional.empty(), "/health", 200),
                new Epmd(),
                http(Optional.empty(), "/missing", 404)))
        .containsExactly("http /health 200", "epmd", "http /missing 404");
  }

  @Test
  void a_setting_that_one_of_them_leaves_out_is_left_out() {
    assertThat(labels(http(Optional.empty(), "/", 200), http(Optional.of("web"), "/", 200)))
        .containsExactly("http", "http web");
  }

  @Test
  void equal_probes_are_counted() {
    assertThat(labels(new Epmd(), new Epmd())).containsExactly("epmd", "epmd (2)");
  }
}
