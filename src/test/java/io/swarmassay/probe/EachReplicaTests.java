package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of what one question throws. */
class EachReplicaTests {
  private static Reading asked(Exception thrown) {
    return EachReplica.ask(
        ProbeContract.three(),
        Optional.empty(),
        replica -> {
          if (replica.slot() == 2 && thrown instanceof IOException broken) {
            throw broken;
          }
          if (replica.slot() == 2 && thrown instanceof RuntimeException other) {
            throw other;
          }
          return List.of();
        },
        count -> count + " are well");
  }

  @Test
  void what_breaks_on_the_way_is_a_fault_of_its_replica() {
    assertThat(asked(null)).isEqualTo(Reading.healthy("3 are well"));
    for (Exception thrown :
        List.of(new IOException("cut"), new SwarmException(500, "cut"), new Finding("cut"))) {
      assertThat(asked(thrown)).isEqualTo(Reading.unhealthy("atomvm-node.2: cut"));
    }
  }

  @Test
  void anything_else_is_an_error_of_ours() {
    assertThatThrownBy(() -> asked(new IllegalStateException("ours"))).hasMessage("ours");
  }
}
