package io.swarmassay.probe.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is wrong with a guest, by each thing that its host saw of it. */
class GuestFaultTests {
  private static Optional<String> fault(
      String status, String runs, List<Double> trips, boolean heard) {
    OptionalLong none = OptionalLong.empty();
    return new Guest(
            "up", "peer", "up@h", status, OptionalDouble.empty(), none, runs, trips, none, heard)
        .fault();
  }

  @Test
  void one_that_runs_answers_and_is_heard_has_none() {
    assertThat(fault("running", "true", List.of(1.0), true)).isEmpty();
  }

  @Test
  void each_of_them_alone_is_told() {
    assertThat(fault("running", "false", List.of(1.0), true))
        .contains("up (peer, up@h): its node does not run it; the host says running");
    assertThat(fault("stopped", "true", List.of(1.0), true))
        .contains("up (peer, up@h): it runs, but the host says stopped");
    assertThat(fault("running", "true", List.of(), true))
        .contains("up (peer, up@h): does not answer calls from the host");
    assertThat(fault("running", "true", List.of(1.0), false))
        .contains("up (peer, up@h): what it publishes does not come to the host's node");
  }
}
