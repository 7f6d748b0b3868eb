package io.swarmassay.stack.deploy;

import static io.swarmassay.stack.deploy.Tasks.running;
import static io.swarmassay.stack.deploy.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Replica;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceStatusTests {
  private static final Aim JOB = new Aim(true, "none", OptionalInt.of(1), "", "");
  private static final Aim ONCE = new Aim(false, "none", OptionalInt.of(1), "", "");

  @Test
  void a_job_that_runs_on_has_converged_once_it_has_run_for_a_while() {
    Replica runs = task("job", 1, "running", "complete", "");
    Replica done = task("job", 2, "complete", "complete", "");
    Streaks streaks = new Streaks();
    streaks.look(List.of(runs, done), 0);
    ServiceStatus job = new ServiceStatus("job", 2, JOB, List.of(runs, done), streaks, Set::of);
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
    assertThat(ServiceStatus.complete(Map.of("job", JOB, "once", ONCE, "web", Aim.PLAIN), tasks))
        .isEqualTo(Map.of("job", 1, "once", 1));
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
    ServiceStatus dead =
        new ServiceStatus(
            "web", 1, Aim.PLAIN, List.of(running("web", 1), leaving), new Streaks(), Set::of);
    assertThat(dead.pending()).isEmpty();
  }

  @Test
  void a_replica_that_may_be_about_to_end_counts_once_it_has_run_for_a_while() {
    Replica task = running("web", 1);
    Streaks streaks = new Streaks();
    streaks.look(List.of(task), 0);
    ServiceStatus once = new ServiceStatus("web", 1, ONCE, List.of(task), streaks, Set::of);
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
    ServiceStatus standing =
        new ServiceStatus("web", 1, Aim.PLAIN, List.of(failed, next), streaks, Set::of);
    assertThat(standing.pending()).isPresent();
    streaks.look(List.of(failed, next), 1 + Streaks.STEADY.toNanos());
    assertThat(standing.pending()).isEmpty();
  }

  private static ServiceStatus standing(int wanted, Aim aim, Replica... tasks) {
    return new ServiceStatus(
        "web", wanted, aim, List.of(tasks), new Streaks(), () -> Set.of("n1", "n2", "n3"));
  }
}
