package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.swarm.Subnet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnderlayTests {
  @Test
  void it_lies_outside_of_all_ranges_that_engines_draw_from() {
    Underlay free = Underlay.beside(List.of());
    assertThat(Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"))
        .noneMatch(pool -> subnet(pool).overlaps(free.subnet()));
    assertThat(free.node(3)).isEqualTo("198.18.0.3");
  }

  @Test
  void it_evades_what_a_stack_claims() {
    assertThat(beside("198.18.0.0/24")).isEqualTo("198.18.1.0/24");
    assertThat(beside("198.18.0.0/16")).isEqualTo("198.19.0.0/24");
    assertThat(beside("198.18.0.0/15")).isEqualTo("100.64.0.0/24");
    assertThat(beside("10.77.0.0/24")).isEqualTo("198.18.0.0/24");
  }

  @Test
  void nothing_left_is_told() {
    assertThatThrownBy(() -> beside("0.0.0.0/0")).isInstanceOf(LabException.class);
  }

  private static String beside(String taken) {
    return Underlay.beside(List.of(subnet(taken))).subnet().toString();
  }

  private static Subnet subnet(String text) {
    return Subnet.parse(text).orElseThrow();
  }
}
