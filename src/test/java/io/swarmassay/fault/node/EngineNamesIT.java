package io.swarmassay.fault.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A container may call its programs what it likes: none of them is taken for the node's engine. */
@Timeout(30)
class EngineNamesIT {
  /** Below the first process of a node; a shell's name is its own to change. */
  private static final String NODE =
      """
      named='printf dockerd > /proc/self/comm; sleep 60 & wait'
      unshare --fork --pid --kill-child --mount-proc bash -c "$named" x --data-root /var/tmp &
      bash -c "$named" &
      until [ "$(cat /proc/[0-9]*/comm | grep -c dockerd)" = 2 ]; do sleep 0.05; done
      echo "engine $!"
      """;

  @Test
  void of_two_programs_of_that_name_only_the_nodes_own_is_the_engine() throws Exception {
    List<String> said = printed(NODE + EngineHarm.EACH + " echo \"engine ${p#/proc/}\"; done");
    assertThat(said).hasSize(2).allMatch(line -> line.matches("engine \\d+"));
    assertThat(said.get(1)).isEqualTo(said.get(0));
  }

  private static List<String> printed(String script) throws IOException, InterruptedException {
    String node = "exec unshare --fork --pid --kill-child --mount-proc bash -c \"$0\"";
    Process process =
        new ProcessBuilder("bash", "-c", node, script)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).as(said).isTrue();
    return said.lines().toList();
  }
}
