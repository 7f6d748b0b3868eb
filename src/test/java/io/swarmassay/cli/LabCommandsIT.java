package io.swarmassay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A lab handed to a holder, from the command line. */
@Isolated("it sweeps")
class LabCommandsIT {
  private static final String NAME = "lab-commands-it";

  @AfterEach
  void end() {
    Typed.run("lab", "down", NAME);
  }

  @Test
  void a_detached_lab_is_listed_used_and_ended_by_name() {
    Typed up = Typed.run("lab", "up", "--detach", "--nodes", "1", "--ttl", "3m", "--name", NAME);
    assertThat(up.exit()).as(up.err()).isZero();
    assertThat(up.out())
        .contains("n1  DOCKER_HOST=unix:///")
        .contains("lab '" + NAME + "' is up for 3m; end it with: assay lab down " + NAME);

    assertThat(Typed.run("lab", "status").out()).contains(NAME + ": 1 node, 1 manager, up for ");
    assertThat(Typed.run("lab", "shell", "--lab", NAME, "n1", "--", "true").exit()).isZero();
    assertThat(Typed.run("lab", "shell", "--lab", NAME, "n1", "--", "false").exit()).isEqualTo(1);
    assertThat(Typed.run("lab", "shell", "--lab", NAME, "n7").err())
        .startsWith("assay: no node 'n7' (known: n1)");
    assertThat(Typed.run("lab", "up", "--detach", "--name", NAME).exit()).isEqualTo(2);
    assertThat(Typed.run("clean").exit()).isZero();
    assertThat(Typed.run("lab", "status").out()).contains(NAME);

    Typed down = Typed.run("lab", "down", NAME);
    assertThat(down).isEqualTo(new Typed(0, NAME + ": gone\n", ""));
    assertThat(Typed.run("lab", "status").out()).doesNotContain(NAME);
    assertThat(Typed.run("lab", "down", NAME).err())
        .startsWith("assay: no lab '" + NAME + "' runs");
  }
}
