package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is allowed in a stack file, and hardly meant. */
class StackFileWarningsTests {
  private static List<String> warnings(String policy) {
    Problems problems = new Problems();
    String text =
        "services:\n  web:\n    image: web:1\n    deploy:\n      restart_policy: " + policy;
    assertThat(StackFile.parse("s.yml", text, Path.of("."), Map.of(), problems)).isPresent();
    assertThat(problems.none()).isTrue();
    return problems.warnings().stream().map(Problem::toString).toList();
  }

  /** swarmkit#2936: each restart is older than the window when the next is counted. */
  @Test
  void a_restart_window_that_cannot_hold_the_attempts_never_ends_them() {
    assertThat(warnings("{condition: any, delay: 3s, window: 2s, max_attempts: 3}"))
        .containsExactly(
            "s.yml:5:59: max_attempts never counts: 3 restarts with a delay of 3 s do not fit into"
                + " a window of 2 s; make window longer than 9 s, or leave it out");
  }

  @Test
  void the_delay_of_swarm_counts_where_none_is_given() {
    assertThat(warnings("{window: 14s, max_attempts: 3}"))
        .singleElement()
        .asString()
        .contains("a delay of 5 s", "longer than 15 s");
  }

  @Test
  void a_window_that_holds_them_or_is_not_there_is_fine() {
    assertThat(warnings("{delay: 3s, window: 9s, max_attempts: 3}")).isEmpty();
    assertThat(warnings("{delay: 3s, max_attempts: 3}")).isEmpty();
    assertThat(warnings("{delay: 3s, window: 2s}")).isEmpty();
    assertThat(warnings("{delay: 0s, window: 2s, max_attempts: 3}")).isEmpty();
  }
}
