package io.swarmassay.fault.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.fault.replica.Overlay.Knock;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.SwarmException;
import org.junit.jupiter.api.Test;

/** What socat's end says of a knock; the texts are socat's own. */
class OverlayTests {
  private static Output failed(int exit, String said) {
    return new Output(exit, "", said);
  }

  @Test
  void its_own_words_tell_an_answer_a_refusal_and_silence() {
    assertThat(Knock.of(new Output(0, "", ""))).isEqualTo(Knock.ANSWERED);
    assertThat(Knock.of(failed(1, "E connect(6, AF=2 10.0.1.4:1, 16): Connection refused")))
        .isEqualTo(Knock.REFUSED);
    assertThat(Knock.of(failed(1, "E connecting to AF=2 10.0.1.4:80: Connection timed out")))
        .isEqualTo(Knock.SILENT);
    assertThat(Knock.of(failed(1, "E connect(6, AF=2 10.0.1.4:1, 16): No route to host")))
        .isEqualTo(Knock.SILENT);
  }

  @Test
  void a_socat_that_was_killed_or_never_ran_proves_no_silence() {
    assertThatThrownBy(() -> Knock.of(failed(137, "Killed\n")))
        .isInstanceOf(SwarmException.class)
        .hasMessage("nobody could knock: socat ended with 137: Killed");
    assertThatThrownBy(() -> Knock.of(failed(1, "nsenter: cannot open /proc/7/ns/net")))
        .isInstanceOf(SwarmException.class);
  }
}
