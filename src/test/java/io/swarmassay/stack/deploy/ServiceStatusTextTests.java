package io.swarmassay.stack.deploy;

import static io.swarmassay.stack.deploy.Tasks.running;
import static io.swarmassay.stack.deploy.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Replica;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of a service that is not yet what it should be. */
class ServiceStatusTextTests {
  private static final Aim JOB = new Aim(true, "none", OptionalInt.of(1), "", "");

  private static String pending(int wanted, Aim aim, Replica... tasks) {
    return standing(wanted, aim, tasks).pending().orElse("nothing");
  }

  private static ServiceStatus standing(int wanted, Aim aim, Replica... tasks) {
    return new ServiceStatus(
        "web", wanted, aim, List.of(tasks), new Streaks(), () -> Set.of("n1", "n2", "n3"));
  }

  @Test
  void each_slot_that_does_not_run_is_named_with_its_state_and_error() {
    assertThat(
            pending(
                3,
                Aim.PLAIN,
                running("web", 1),
                task("web", 2, "pending", "running", "no suitable node"),
                task("web", 3, "preparing", "running", "")))
        .isEqualTo(
            "service web has 1 of 3 replicas running; web.2: pending (no suitable node), web.3:"
                + " preparing");
  }

  @Test
  void a_task_that_follows_a_bad_one_says_what_ended_that() {
    assertThat(
            pending(
                1,
                Aim.PLAIN,
                task("web", 1, "rejected", "shutdown", "No such image"),
                task("web", 1, "failed", "shutdown", ""),
                task("web", 1, "starting", "running", "")))
        .isEqualTo(
            "service web has 0 of 1 replicas running; web.1: starting, before it failed (failed)");
    assertThat(pending(1, Aim.PLAIN, task("web", 1, "failed", "shutdown", "boom")))
        .isEqualTo("service web has 0 of 1 replicas running; web.1: failed (boom)");
  }

  @Test
  void the_newest_task_of_a_slot_counts_in_whatever_order_they_are_listed() {
    Replica old = task("web", 1, "failed", "shutdown", "boom");
    Replica next = task("web", 1, "starting", "running", "");
    assertThat(pending(1, Aim.PLAIN, next, old))
        .isEqualTo(
            "service web has 0 of 1 replicas running; web.1: starting, before it failed (boom)");
  }

  @Test
  void a_job_says_how_many_are_complete_and_how_many_run() {
    Replica done = task("web", 1, "complete", "complete", "");
    Replica runs = task("web", 2, "running", "complete", "");
    Streaks streaks = new Streaks();
    streaks.look(List.of(done, runs), 0);
    streaks.look(List.of(done, runs), Streaks.STEADY.toNanos());
    ServiceStatus job = new ServiceStatus("web", 3, JOB, List.of(done, runs), streaks, Set::of);
    assertThat(job.pending()).contains("service web has 1 of 3 tasks complete, 1 run");
    assertThat(job.runs()).isEqualTo(1);
  }

  @Test
  void too_many_are_not_what_is_wanted_but_of_a_job_they_are() {
    assertThat(pending(1, Aim.PLAIN, running("web", 1), running("web", 2)))
        .isEqualTo("service web has 2 of 1 replicas running");
    assertThat(
            pending(
                1,
                JOB,
                task("web", 1, "complete", "complete", ""),
                task("web", 2, "complete", "complete", "")))
        .isEqualTo("nothing");
  }

  @Test
  void a_job_leaves_nothing_behind_that_still_stops() {
    Replica done = task("web", 1, "complete", "complete", "");
    assertThat(pending(1, JOB, done, task("web", 2, "running", "shutdown", "")))
        .isEqualTo("nothing");
  }

  @Test
  void what_is_wanted_no_more_cannot_fail() {
    Aim once = new Aim(false, "none", OptionalInt.of(1), "", "");
    Replica bad = task("web", 1, "failed", "shutdown", "");
    assertThat(standing(0, once, bad).failed()).isEmpty();
    assertThat(standing(1, once, bad).failed())
        .contains(new Convergence.Failed("web.1", "failed", 1));
  }

  @Test
  void a_slot_whose_last_task_runs_has_not_been_given_up() {
    Aim twice = new Aim(false, "on-failure", OptionalInt.of(2), "", "");
    Replica first = task("web", 1, "failed", "shutdown", "a");
    Replica second = task("web", 1, "failed", "shutdown", "b");
    assertThat(standing(1, twice, first, second, running("web", 1)).failed()).isEmpty();
    assertThat(standing(1, twice, first, second).failed()).isPresent();
  }
}
