package io.swarmassay.stack.deploy;

import static io.swarmassay.stack.deploy.Tasks.as;
import static io.swarmassay.stack.deploy.Tasks.running;
import static io.swarmassay.stack.deploy.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Replica;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreaksTests {
  @Test
  void a_container_that_exits_badly_is_given_more_attempts_than_one_that_never_starts() {
    assertThat(streak("failed", Streaks.ENDED - 1)).isEmpty();
    assertThat(streak("failed", Streaks.ENDED)).hasSize(Streaks.ENDED);
    assertThat(streak("rejected", Streaks.REJECTED - 1)).isEmpty();
    assertThat(streak("rejected", Streaks.REJECTED)).hasSize(Streaks.REJECTED);
  }

  @Test
  void kills_of_replicas_that_ran_never_add_up_to_a_failure() {
    Streaks streaks = new Streaks();
    streaks.look(List.of(), 0);
    long now = 0;
    for (int i = 0; i < 2 * Streaks.ENDED; i++) {
      Replica task = running("web", 1);
      streaks.look(List.of(task), now);
      now += Streaks.STEADY.toNanos();
      streaks.look(List.of(task), now);
      streaks.look(List.of(as(task, "failed")), now);
    }
    assertThat(streaks.enough("web.1")).isEmpty();
  }

  @Test
  void what_failed_before_the_wait_does_not_count() {
    Streaks streaks = new Streaks();
    List<Replica> old = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      old.add(task("web", 1, "rejected", "shutdown", "No such image"));
    }
    streaks.look(old, 0);
    streaks.look(old, 1);
    assertThat(streaks.enough("web.1")).isEmpty();
  }

  private static List<Replica> streak(String state, int length) {
    Streaks streaks = new Streaks();
    streaks.look(List.of(), 0);
    for (int i = 1; i <= length; i++) {
      streaks.look(List.of(task("web", 1, state, "shutdown", "e")), i); // swarm forgot the others
    }
    return streaks.enough("web.1");
  }
}
