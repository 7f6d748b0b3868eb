package io.swarmassay.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.FakeSwarm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConvergenceTests {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Aim JOB = new Aim(true, "none", OptionalInt.of(1), "", "");
  private final FakeSwarm swarm = FakeSwarm.of(3);

  @Test
  void replicas_that_all_run_have_converged() {
    deploy("web", Map.of("Replicated", Map.of("Replicas", 3)));
    assertThat(await(Aim.PLAIN)).isEqualTo(new Convergence.Converged(Map.of("web", 3)));
  }

  @Test
  void a_missing_image_fails_with_the_tasks_own_error_after_three_attempts() {
    swarm.rejecting("web", "No such image: x");
    deploy("web", Map.of("Replicated", Map.of("Replicas", 1)));
    Convergence fate = await(Aim.PLAIN);
    assertThat(fate.text()).isEqualTo("web.1 failed (3 attempts): No such image: x");
    assertThat(fate.reached()).isFalse();
  }

  @Test
  void complete_jobs_are_one_shots() {
    deploy("job", Map.of("ReplicatedJob", Map.of("TotalCompletions", 2)));
    assertThat(await(JOB)).isEqualTo(new Convergence.OneShotComplete());
  }

  @Test
  void nothing_wanted_and_nothing_running_is_scaled_to_zero() {
    deploy("web", Map.of("Replicated", Map.of("Replicas", 0)));
    assertThat(await(Aim.PLAIN)).isEqualTo(new Convergence.ScaledToZero());
  }

  @Test
  void a_time_out_says_what_was_last_seen() {
    swarm.neverBack("web", 3);
    deploy("web", Map.of("Replicated", Map.of("Replicas", 3)));
    await(Aim.PLAIN);
    swarm.signal(swarm.replicas("x").get(2), "KILL");
    assertThat(await(Aim.PLAIN, Duration.ofMillis(700)).text())
        .isEqualTo(
            "not within 700 ms; last seen: service web has 2 of 3 replicas running; web.3: failed"
                + " (task: non-zero exit (137))");
  }

  @Test
  void nothing_listens_after_a_wait() {
    deploy("web", Map.of("Replicated", Map.of("Replicas", 1)));
    await(Aim.PLAIN);
    assertThat(swarm.listening()).isZero();
  }

  @Test
  void a_finished_rollback_is_not_success() {
    deploy("web", Map.of("Replicated", Map.of("Replicas", 1)));
    Aim back = new Aim(false, "any", OptionalInt.empty(), "rollback_completed", "rollback done");
    Convergence fate = await(back);
    assertThat(fate).isEqualTo(new Convergence.RolledBack("web", "rollback done"));
    assertThat(fate.reached()).isFalse();
  }

  private void deploy(String service, Map<String, Object> mode) {
    swarm.deploy(
        new Blueprint(
            "x",
            List.of(),
            List.of(),
            List.of(),
            List.of(Map.of("Name", "x_" + service, "Mode", mode))));
  }

  private Convergence await(Aim aim) {
    return await(aim, SOON);
  }

  private Convergence await(Aim aim, Duration within) {
    return new Settling(swarm, "x", () -> Map.of("web", aim, "job", aim)).await(within);
  }
}
