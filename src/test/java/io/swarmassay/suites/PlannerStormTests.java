package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.run.shrink.DeltaDebugging;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random operations on the planner itself, then quiet; only its engine is a double of ours. A seed
 * is played again with {@code -Dassay.planner.seed=N}.
 */
class PlannerStormTests {
  private static final Duration QUIET = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final int OPERATIONS = 200;
  private static final List<String> JOBS = List.of("a", "b", "c", "d", "pooled", "plain");

  @TempDir Path home;

  /** Each time on a planner of its own. */
  private List<String> stormed(int run, List<PlannerOp> operations, LocalPlanner.Plant... plants) {
    Duration quiet = plants.length == 0 ? QUIET : SHORT;
    try (LocalPlanner planner = LocalPlanner.steady(home.resolve("" + run), plants)) {
      return new PlannerStorm(planner, quiet).play(operations);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void stormed(long seed, int count) {
    List<PlannerOp> operations = PlannerOp.of(seed, count, JOBS, 5);
    assertThat(stormed(0, operations)).as(PlannerOp.text(seed, operations)).isEmpty();
  }

  @Test
  void operations_of_one_seed_then_quiet_and_what_is_desired_is() {
    stormed(20251220, 60);
  }

  @Test
  @Tag("nightly")
  void two_hundred_random_operations_then_quiet_and_what_is_desired_is() {
    stormed(Long.getLong("assay.planner.seed", ThreadLocalRandom.current().nextLong()), OPERATIONS);
  }

  /** Each defect by its name, and shrunk to what it needs. */
  @ParameterizedTest
  @Tag("nightly")
  @CsvSource(
      delimiter = '|',
      value = {
        "planner_plan|Vm <- Left, Job =/= warm]|Vm <- Left, Job =:= nobody]|orphan: ",
        "planner_plan|nthtail(min(Min, length(Vms)), Vms)|nthtail(length(Vms) - 0 * Min, Vms)|surplus: ",
        "planner_reconciler|named(<<\"warm-\", Number/binary>>) ->|named(<<\"cold-\", Number/binary>>) ->|prefix: ",
        "planner_reconciler|{created, VmId};|accepted;|code: 202 for job ",
        "planner_reconciler|{created, VmId};|{created, Warm};|code: 201 for job ",
      })
  void a_planted_defect_is_found_by_its_name_and_shrunk(
      String module, String sound, String broken, String name) {
    LocalPlanner.Plant plant = new LocalPlanner.Plant(module, sound, broken);
    List<PlannerOp> operations = new ArrayList<>(PlannerOp.of(1, 30, JOBS, 3));
    // In the end nobody wants what there is a pool of.
    JOBS.forEach(job -> operations.add(new PlannerOp.Delete(job)));
    AtomicInteger runs = new AtomicInteger();
    DeltaDebugging<PlannerOp> debugging =
        new DeltaDebugging<>(
            part -> named(stormed(runs.incrementAndGet(), part, plant), name),
            () -> runs.get() < 30);
    assertThat(stormed(0, operations, plant)).anyMatch(fault -> fault.startsWith(name));
    assertThat(debugging.shrink(operations).parts()).isNotEmpty().hasSizeLessThan(4);
  }

  /** Three kinds of outages, in each of them a job is posted that a warm VM would do for. */
  @Test
  @Tag("nightly")
  void what_an_engine_fails_at_is_refused_or_done_and_a_planner_that_does_both_is_caught() {
    List<PlannerOp> operations =
        List.of(
            new PlannerOp.Outage(List.of(new PlannerOp.Post("x", 0, 0))),
            new PlannerOp.Outage(
                List.of(new PlannerOp.Post("y", 0, 0), new PlannerOp.Post("z", 3, 1))),
            new PlannerOp.Outage(List.of(new PlannerOp.Post("z", 0, 0), new PlannerOp.Delete("y"))),
            new PlannerOp.Post("a", 1, 1));
    assertThat(stormed(0, operations)).isEmpty();
    LocalPlanner.Plant both =
        new LocalPlanner.Plant(
            "planner_reconciler",
            "{failed, _Reason} -> accepted",
            "{failed, Reason} -> {failed, Reason}");
    assertThat(stormed(1, operations, both)).anyMatch(fault -> fault.startsWith("lost: of job "));
  }

  private static boolean named(List<String> faults, String name) {
    return faults.stream().anyMatch(fault -> fault.startsWith(name));
  }

  @Test
  void a_seed_gives_the_same_operations_and_another_gives_others() {
    assertThat(PlannerOp.of(1, OPERATIONS, JOBS, 5))
        .isEqualTo(PlannerOp.of(1, OPERATIONS, JOBS, 5))
        .isNotEqualTo(PlannerOp.of(2, OPERATIONS, JOBS, 5))
        .hasAtLeastOneElementOfType(PlannerOp.Outage.class)
        .hasAtLeastOneElementOfType(PlannerOp.KillPlanner.class)
        .hasAtLeastOneElementOfType(PlannerOp.KillVm.class);
  }
}
