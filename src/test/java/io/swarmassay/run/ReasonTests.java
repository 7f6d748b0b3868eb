package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class ReasonTests {
  private static final IOException FULL =
      new FileSystemException("/out/a.json", null, "No space left on device");

  @Test
  void broken_machines_say_what_is_wrong_without_a_name_of_a_class() {
    assertThat(Reason.of(FULL)).isEqualTo("/out/a.json: No space left on device");
    assertThat(Reason.of(new UncheckedIOException(FULL))).isEqualTo(Reason.of(FULL));
    assertThat(Reason.of(new UncheckedIOException("the machine cannot be measured", FULL)))
        .isEqualTo("the machine cannot be measured: /out/a.json: No space left on device");
    assertThat(Reason.of(new SwarmException("n1: refused", null))).isEqualTo("n1: refused");
  }

  @Test
  void what_stands_in_the_message_already_is_not_said_twice() {
    String said = "evidence cannot be written: " + Reason.of(FULL);
    assertThat(Reason.of(new UncheckedIOException(said, FULL))).isEqualTo(said);
  }

  @Test
  void what_nobody_foresaw_names_itself_and_its_place() {
    assertThat(Reason.of(new IllegalStateException("odd")))
        .startsWith("java.lang.IllegalStateException: odd at io.swarmassay.run.ReasonTests");
  }
}
