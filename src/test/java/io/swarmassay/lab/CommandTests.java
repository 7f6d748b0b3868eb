package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.swarm.Output;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class CommandTests {
  private static final Duration SECONDS = Duration.ofSeconds(5);

  @Test
  void both_streams_and_the_exit_code_come_back() {
    Output output = Command.run("", SECONDS, List.of("sh", "-c", "echo a; echo b >&2; exit 3"));
    assertThat(output).isEqualTo(new Output(3, "a\n", "b\n"));
  }

  @Test
  void a_command_that_does_not_end_is_killed() {
    assertThatThrownBy(() -> Command.run("", Duration.ofMillis(100), List.of("sleep", "60")))
        .hasMessage("not ended within 100 ms: sleep 60");
  }

  @Test
  void a_child_that_holds_the_output_open_is_not_waited_for() {
    assertThat(Command.run("", SECONDS, List.of("sh", "-c", "sleep 6 & exit 0")).ok()).isTrue();
  }

  @Test
  void the_environment_is_clean_and_marked() {
    String environment = Command.run("assay-it", SECONDS, List.of("env")).out();
    assertThat(environment.lines().map(line -> line.split("=")[0]))
        .containsExactlyInAnyOrder("ASSAY_LAB", "HOME", "LC_ALL", "PATH");
  }

  @Test
  void a_missing_command_is_named() {
    assertThatThrownBy(() -> Command.run("", SECONDS, List.of("no-such-command")))
        .hasMessage("cannot be run: no-such-command");
  }

  @Test
  void a_marked_process_is_found_and_an_unmarked_one_is_not() throws Exception {
    Process marked = Command.of("assay-unit1", List.of("sleep", "60")).start();
    Process other = Command.of("assay-unit12", List.of("sleep", "60")).start();
    try {
      assertThat(Patience.until(SECONDS, () -> Processes.command(marked.pid()).equals("sleep")))
          .isTrue();
      assertThat(Processes.ofLab("assay-unit1")).containsExactly(marked.pid());
      assertThat(Audit.of("assay-unit1")).containsExactly("process " + marked.pid() + " (sleep)");
    } finally {
      marked.destroyForcibly().waitFor();
      other.destroyForcibly().waitFor();
    }
    assertThat(Audit.of("assay-unit1")).isEmpty();
  }
}
