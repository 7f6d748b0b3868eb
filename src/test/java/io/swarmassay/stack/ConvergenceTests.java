package io.swarmassay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConvergenceTests {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Aim JOB = new Aim(true, "none", OptionalInt.of(1), "", "");
  private static final Aim ONCE = new Aim(false, "none", OptionalInt.of(1), "", "");
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
  void a_job_that_runs_on_has_converged_once_it_has_run_for_a_while() {
    Replica runs = task("job", 1, "running", "complete", "");
    Replica done = task("job", 2, "complete", "complete", "");
    Streaks streaks = new Streaks();
    streaks.look(List.of(runs, done), 0);
    Standing job = new Standing("job", 2, JOB, List.of(runs, done), streaks, Set::of);
    assertThat(job.pending())
        .contains("service job has 1 of 2 tasks complete; job.1: running for less than 2 s");
    streaks.look(List.of(runs, done), Streaks.STEADY.toNanos());
    assertThat(job.pending()).isEmpty();
  }

  @Test
  void slots_that_are_complete_are_counted_where_swarm_does_not_fill_them_again() {
    List<Replica> tasks =
        List.of(
            task("job", 1, "complete", "complete", ""),
            task("once", 1, "failed", "shutdown", "boom"),
            task("once", 1, "complete", "shutdown", ""),
            task("web", 1, "complete", "shutdown", ""));
    assertThat(Standing.complete(Map.of("job", JOB, "once", ONCE, "web", Aim.PLAIN), tasks))
        .isEqualTo(Map.of("job", 1, "once", 1));
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
  void a_restart_policy_that_gives_up_fails_at_once() {
    assertThat(standing(1, ONCE, task("web", 1, "failed", "shutdown", "boom")).failed())
        .contains(new Convergence.Failed("web.1", "boom", 1));
    Aim twice = new Aim(false, "on-failure", OptionalInt.of(2), "", "");
    assertThat(standing(1, twice, task("web", 1, "failed", "shutdown", "a")).failed()).isEmpty();
    assertThat(
            standing(
                    1,
                    twice,
                    task("web", 1, "failed", "shutdown", "a"),
                    task("web", 1, "failed", "shutdown", "b"))
                .failed())
        .contains(new Convergence.Failed("web.1", "b", 2));
  }

  @Test
  void a_paused_update_fails_and_a_running_one_is_waited_for() {
    Aim paused = new Aim(false, "any", OptionalInt.empty(), "paused", "update paused: task x");
    assertThat(standing(1, paused, running("web", 1)).failed())
        .contains(new Convergence.Failed("web", "update paused: task x", 1));
    Aim updating = new Aim(false, "any", OptionalInt.empty(), "updating", "");
    assertThat(standing(1, updating, running("web", 1)).pending())
        .contains("service web: updating, service web has 1 of 1 replicas running");
  }

  @Test
  void a_finished_rollback_is_not_success() {
    deploy("web", Map.of("Replicated", Map.of("Replicas", 1)));
    Aim back = new Aim(false, "any", OptionalInt.empty(), "rollback_completed", "rollback done");
    Convergence fate = await(back);
    assertThat(fate).isEqualTo(new Convergence.RolledBack("web", "rollback done"));
    assertThat(fate.reached()).isFalse();
  }

  @Test
  void a_task_that_ended_well_counts_only_where_swarm_does_not_replace_it() {
    Replica done = task("web", 1, "complete", "shutdown", "");
    assertThat(standing(1, ONCE, done).pending()).isEmpty();
    assertThat(standing(1, Aim.PLAIN, done).pending())
        .contains("service web has 0 of 1 replicas running");
  }

  @Test
  void what_still_runs_though_unwanted_is_waited_for_but_not_on_a_dead_node() {
    Replica leaving = task("web", 2, "running", "shutdown", "");
    assertThat(standing(1, Aim.PLAIN, running("web", 1), leaving).pending())
        .contains("service web: web.2 still stopping");
    Standing dead =
        new Standing(
            "web", 1, Aim.PLAIN, List.of(running("web", 1), leaving), new Streaks(), Set::of);
    assertThat(dead.pending()).isEmpty();
  }

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

  @Test
  void a_replica_that_may_be_about_to_end_counts_once_it_has_run_for_a_while() {
    Replica task = running("web", 1);
    Streaks streaks = new Streaks();
    streaks.look(List.of(task), 0);
    Standing once = new Standing("web", 1, ONCE, List.of(task), streaks, Set::of);
    assertThat(once.pending())
        .contains("service web has 0 of 1 replicas running; web.1: running for less than 2 s");
    streaks.look(List.of(task), Streaks.STEADY.toNanos());
    assertThat(once.pending()).isEmpty();
  }

  @Test
  void a_replica_that_follows_a_failed_one_counts_once_it_has_run_for_a_while() {
    Replica failed = task("web", 1, "failed", "shutdown", "boom");
    Replica next = running("web", 1);
    Streaks streaks = new Streaks();
    streaks.look(List.of(), 0);
    streaks.look(List.of(failed, next), 1);
    Standing standing = new Standing("web", 1, Aim.PLAIN, List.of(failed, next), streaks, Set::of);
    assertThat(standing.pending()).isPresent();
    streaks.look(List.of(failed, next), 1 + Streaks.STEADY.toNanos());
    assertThat(standing.pending()).isEmpty();
  }

  private static List<Replica> streak(String state, int length) {
    Streaks streaks = new Streaks();
    streaks.look(List.of(), 0);
    for (int i = 1; i <= length; i++) {
      streaks.look(List.of(task("web", 1, state, "shutdown", "e")), i); // swarm forgot the others
    }
    return streaks.enough("web.1");
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

  private static Standing standing(int wanted, Aim aim, Replica... tasks) {
    return new Standing(
        "web", wanted, aim, List.of(tasks), new Streaks(), () -> Set.of("n1", "n2", "n3"));
  }

  private static int ids;

  private static Replica running(String service, int slot) {
    return task(service, slot, "running", "running", "");
  }

  private static Replica task(String service, int slot, String state, String wanted, String error) {
    Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(++ids);
    String id = "t" + ids;
    return new Replica("x", service, slot, id, "c", "n1", state, wanted, "", error, now, now);
  }

  private static Replica as(Replica old, String state) {
    return new Replica(
        old.namespace(),
        old.service(),
        old.slot(),
        old.taskId(),
        old.containerId(),
        old.node(),
        state,
        "shutdown",
        "",
        "",
        old.created(),
        old.changed());
  }
}
