package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several users post one job at once; the planner is the real one, its engine a double of ours. */
class PlannerRaceTests {
  private static final Duration QUIET = Duration.ofSeconds(20);
  private static final int USERS = 8;
  private static final int POSTS = 10;

  private static final LocalPlanner.Plant FIRST_WINS =
      new LocalPlanner.Plant(
          "planner_upsert",
          "spec(_Old, New) ->\n    New.",
          "spec(Old, New) when map_size(Old) =:= 0 -> New;\nspec(Old, _New) -> Old.");

  /** A post that was acknowledged, with the times around it. */
  private record Said(String value, long from, long to) {}

  @TempDir Path home;

  /** The one that is left must not have been over before another acknowledged one began. */
  private List<String> raced(LocalPlanner.Plant... plants) throws Exception {
    ExecutorService users = Executors.newFixedThreadPool(USERS);
    try (LocalPlanner planner = LocalPlanner.steady(home, plants)) {
      ObjectNode spec = planner.warmSpec();
      List<CompletableFuture<List<Said>>> posting = new ArrayList<>();
      for (int user = 0; user < USERS; user++) {
        String name = "user-" + user;
        posting.add(CompletableFuture.supplyAsync(() -> posted(planner, spec, name), users));
      }
      List<Said> said = new ArrayList<>();
      posting.forEach(user -> said.addAll(user.join()));
      List<String> faults = new ArrayList<>(new PlannerStorm(planner, QUIET).settled());
      String left = left(planner);
      long over =
          said.stream().filter(each -> each.value().equals(left)).findFirst().orElseThrow().to;
      said.stream()
          .filter(each -> each.from > over)
          .findFirst()
          .ifPresent(
              each -> faults.add("overtaken: " + left + " is left, " + each.value + " was later"));
      return faults;
    } finally {
      users.shutdownNow();
    }
  }

  private static List<Said> posted(LocalPlanner planner, ObjectNode spec, String user) {
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < POSTS; i++) {
      ObjectNode own = spec.deepCopy();
      own.withObject("/env").put("X", user + "-" + i);
      String body = "{\"job_id\":\"raced\",\"tenant\":\"t\",\"spec\":" + own + "}";
      long from = System.nanoTime();
      assertThat(planner.ask("POST", "/vms", body).orElseThrow().status()).isIn(201, 202);
      said.add(new Said(user + "-" + i, from, System.nanoTime()));
    }
    return said;
  }

  private static String left(LocalPlanner planner) {
    for (JsonNode job : planner.stats().path("jobs")) {
      if (job.path("job_id").asText().equals("raced")) {
        return job.at("/spec/env/X").asText();
      }
    }
    throw new AssertionError("the job is gone");
  }

  @Test
  void posts_at_once_for_one_id_end_in_one_vm_with_the_last_acknowledged_spec() throws Exception {
    assertThat(raced()).isEmpty();
  }

  @Test
  @Tag("nightly")
  void a_planner_where_the_first_post_wins_is_caught() throws Exception {
    assertThat(raced(FIRST_WINS)).anyMatch(fault -> fault.startsWith("overtaken: "));
  }

  private static final LocalPlanner.Plant IMPATIENT =
      new LocalPlanner.Plant(
          "planner_reconciler", "-define(WITHIN, 15_000).", "-define(WITHIN, 200).");

  private static final LocalPlanner.Plant LATE =
      new LocalPlanner.Plant(
          "planner_reconciler",
          "false -> {reply, {failed, busy}, State}",
          "false -> _ = guarded(fun() -> requested(Request) end), {reply, {failed, busy}, State}");

  /** Posted while the engine hangs: what the planner's time is over for is refused, for good. */
  private List<String> refused(LocalPlanner.Plant... plants) throws Exception {
    ExecutorService users = Executors.newFixedThreadPool(USERS);
    try (LocalPlanner planner = LocalPlanner.steady(home, plants)) {
      ObjectNode spec = planner.warmSpec();
      CountDownLatch hangs = new CountDownLatch(1);
      planner.engine().watched((moment, method, path) -> hung(hangs));
      List<CompletableFuture<Integer>> posting = new ArrayList<>();
      for (int user = 0; user < USERS; user++) {
        String body = "{\"job_id\":\"late-" + user + "\",\"spec\":" + spec + "}";
        posting.add(
            CompletableFuture.supplyAsync(
                () -> planner.ask("POST", "/vms", body).orElseThrow().status(), users));
      }
      List<String> faults = new ArrayList<>();
      int refused = 0;
      for (int user = 0; user < USERS; user++) {
        refused += posting.get(user).join() == 503 ? 1 : 0;
      }
      hangs.countDown();
      planner.engine().unwatched();
      List<String> desired = planner.stats().path("jobs").findValuesAsText("job_id");
      for (int user = 0; user < USERS; user++) {
        if (posting.get(user).join() == 503 && desired.contains("late-" + user)) {
          faults.add("late: job late-" + user + " was refused with 503, and is desired");
        }
      }
      assertThat(refused).as("refused").isPositive();
      return faults;
    } finally {
      users.shutdownNow();
    }
  }

  /** Longer than the planner's time for a request, and shorter than its time for the engine. */
  private static boolean hung(CountDownLatch hangs) {
    try {
      hangs.await(400, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  @Test
  @Tag("nightly")
  void what_was_refused_for_time_is_not_done_later() throws Exception {
    assertThat(refused(IMPATIENT)).isEmpty();
  }

  @Test
  @Tag("nightly")
  void a_planner_that_does_later_what_it_refused_is_caught() throws Exception {
    assertThat(refused(IMPATIENT, LATE)).anyMatch(fault -> fault.startsWith("late: "));
  }
}
