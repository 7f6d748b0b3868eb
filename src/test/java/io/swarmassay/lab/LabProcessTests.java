package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.swarm.Output;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LabProcessTests {
  private static final Duration SECONDS = Duration.ofSeconds(20);

  @Test
  void both_streams_and_the_exit_code_come_back() {
    Output output = LabProcess.run("", SECONDS, List.of("sh", "-c", "echo a; echo b >&2; exit 3"));
    assertThat(output).isEqualTo(new Output(3, "a\n", "b\n"));
  }

  @Test
  void a_command_that_does_not_end_is_killed() {
    assertThatThrownBy(() -> LabProcess.run("", Duration.ofMillis(100), List.of("sleep", "60")))
        .hasMessage("not ended within 100 ms: sleep 60");
  }

  @Test
  void a_child_that_holds_the_output_open_is_not_waited_for_and_what_came_is_kept() {
    Output output = LabProcess.run("", SECONDS, List.of("sh", "-c", "sleep 600 & echo $!"));
    ProcessHandle child = ProcessHandle.of(Long.parseLong(output.out().strip())).orElseThrow();
    assertThat(child.isAlive()).as("it still holds it").isTrue();
    assertThat(child.destroyForcibly()).isTrue();
  }

  @Test
  void the_environment_is_clean_and_marked() {
    String environment = LabProcess.run("assay-it", SECONDS, List.of("env")).out();
    assertThat(environment.lines().map(line -> line.split("=")[0]))
        .containsExactlyInAnyOrder("ASSAY_LAB", "HOME", "LC_ALL", "PATH");
  }

  @Test
  void a_missing_command_is_named() {
    assertThatThrownBy(() -> LabProcess.run("", SECONDS, List.of("no-such-command")))
        .hasMessage("cannot be run: no-such-command");
  }

  @Test
  void a_marked_process_is_found_and_an_unmarked_one_is_not() throws Exception {
    String id = "assay-unit" + ProcessHandle.current().pid() + "x";
    Process marked = LabProcess.of(id, List.of("sleep", "60")).start();
    Process other = LabProcess.of(id + "y", List.of("sleep", "60")).start();
    try {
      assertThat(Poll.until(SECONDS, () -> sleeps(marked, id) && sleeps(other, id + "y"))).isTrue();
      assertThat(Processes.ofLab(id)).containsExactly(marked.pid());
      assertThat(Audit.of(id)).containsExactly("process " + marked.pid() + " (sleep)");
    } finally {
      marked.destroyForcibly().waitFor();
      other.destroyForcibly().waitFor();
    }
    assertThat(Audit.of(id)).isEmpty();
  }

  /** Its name shows a little earlier than its environment. */
  private static boolean sleeps(Process process, String lab) {
    return Processes.command(process.pid()).equals("sleep") && Processes.ofLab(process.pid(), lab);
  }
}
