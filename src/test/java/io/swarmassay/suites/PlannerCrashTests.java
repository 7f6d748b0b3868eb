package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The planner itself, with its own database, killed at each step of a request; only the engine is a
 * double of ours. What was acknowledged is there, whole, and nothing else is.
 */
class PlannerCrashTests {
  private static final Duration QUIET = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofSeconds(3);

  private static final LocalPlanner.Plant LATE =
      new LocalPlanner.Plant(
          "planner_store",
          "gen_server:call(?MODULE, {upsert, JobId, Tenant, Spec}).",
          "spawn(fun() -> timer:sleep(400), gen_server:call(?MODULE, {upsert, JobId, Tenant, Spec})"
              + " end), ok.");

  private static final LocalPlanner.Plant HALF =
      new LocalPlanner.Plant(
          "planner_reconciler",
          "ok = planner_store:upsert(JobId, Tenant, Spec),",
          "ok = planner_store:upsert(JobId, <<\"half\">>, Spec), _ = planner_engine:vms(),"
              + " ok = planner_store:upsert(JobId, Tenant, Spec),");

  private static final LocalPlanner.Plant OVERRULED =
      new LocalPlanner.Plant(
          "planner_store", "excluded.spec ELSE spec END", "excluded.spec ELSE excluded.spec END");

  private static final LocalPlanner.Plant REVIVED =
      new LocalPlanner.Plant("planner_store", "SET in_file = 1, ", "SET in_file = 1, gone = 0, ");

  @TempDir Path home;

  /** Calls of the engine are the steps that can be seen; each is tried before and after it. */
  private List<String> killedAtEachStep(int steps, Duration quiet, LocalPlanner.Plant... plants)
      throws Exception {
    try (LocalPlanner planner = LocalPlanner.steady(home, plants)) {
      PlannerStorm storm = new PlannerStorm(planner, quiet);
      ObjectNode spec = planner.warmSpec();
      for (int step = 1; step <= steps; step++) {
        for (SocketEngine.Moment moment : SocketEngine.Moment.values()) {
          killingAt(planner, step, moment);
          asked(storm, spec, step + "-" + moment);
          survived(planner);
          List<String> faults = storm.settled();
          if (!faults.isEmpty()) {
            return faults;
          }
        }
      }
      assertThat(storm.model().acknowledged()).as("acknowledged").isPositive();
      return List.of();
    }
  }

  /** Until the planner is gone these are answered; one job is changed, one is new, one goes. */
  private static void asked(PlannerStorm storm, ObjectNode warm, String step) {
    ObjectNode changed = warm.deepCopy();
    changed.withObject("/env").put("STEP", step);
    storm.post("changed", "tenant-" + step, changed);
    storm.post("fresh-" + step, "tenant-" + step, warm);
    storm.delete("fresh-" + step);
  }

  private static void killingAt(LocalPlanner planner, int step, SocketEngine.Moment moment) {
    AtomicInteger calls = new AtomicInteger();
    planner
        .engine()
        .watched(
            (now, method, path) -> {
              if (now == moment && calls.incrementAndGet() == step) {
                planner.kill();
              }
              return false;
            });
  }

  /** A kill that has not come yet comes by the next rounds of the planner. */
  private static void survived(LocalPlanner planner) throws IOException {
    Awaitility.await().atMost(QUIET).until(planner::isDown);
    planner.engine().unwatched();
    planner.start();
  }

  @Test
  void killed_at_each_of_its_first_steps_what_was_acknowledged_is_there_and_no_half()
      throws Exception {
    assertThat(killedAtEachStep(3, QUIET)).isEmpty();
  }

  @Test
  @Tag("nightly")
  void killed_at_each_step_what_was_acknowledged_is_there_and_no_half() throws Exception {
    assertThat(killedAtEachStep(20, QUIET)).isEmpty();
  }

  @Test
  @Tag("nightly")
  void a_planner_that_says_yes_before_it_is_on_disk_is_caught() throws Exception {
    assertThat(killedAtEachStep(8, SHORT, LATE)).anyMatch(fault -> fault.contains("lost: of job "));
  }

  @Test
  @Tag("nightly")
  void a_planner_that_writes_a_request_in_two_halves_is_caught() throws Exception {
    assertThat(killedAtEachStep(6, SHORT, HALF))
        .anyMatch(fault -> fault.contains("lost: of job ") && fault.contains("tenant=half"));
  }

  /** Users change and delete jobs of the file; at the next start it is read again. */
  private List<String> restartedAfterUsers(Duration quiet, LocalPlanner.Plant... plants)
      throws Exception {
    try (LocalPlanner planner = LocalPlanner.steady(home, plants)) {
      PlannerStorm storm = new PlannerStorm(planner, quiet);
      storm.post("plain", "by-http", planner.warmSpec());
      storm.delete("once");
      planner.killPlanner();
      return storm.settled();
    }
  }

  @Test
  @Tag("nightly")
  void what_users_said_of_jobs_of_the_file_is_there_after_a_restart() throws Exception {
    assertThat(restartedAfterUsers(QUIET)).isEmpty();
  }

  @Test
  @Tag("nightly")
  void a_file_that_takes_back_what_users_changed_is_caught() throws Exception {
    assertThat(restartedAfterUsers(SHORT, OVERRULED))
        .anyMatch(fault -> fault.contains("lost: of job plain"));
  }

  @Test
  @Tag("nightly")
  void a_file_that_brings_back_what_users_deleted_is_caught() throws Exception {
    assertThat(restartedAfterUsers(SHORT, REVIVED)).anyMatch(fault -> fault.contains("job once"));
  }
}
