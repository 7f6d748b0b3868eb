package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.guest.VmStats;
import io.swarmassay.run.shrink.DeltaDebugging;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Random operations find a planner that merges, on a real swarm, and are shrunk to two posts. */
@Tag("nightly")
class PlannerStormDefectIT {
  private static final Duration STEADY = Duration.ofSeconds(90);
  private static final Duration QUIET = Duration.ofSeconds(6);
  private static final List<String> JOBS = List.of("a", "b");
  private static final int RUNS = 30;

  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(Stack.at(Path.of("src/test/resources/stacks/planner-merge")))
          .nodes(1, 1);

  @Test
  void a_planner_that_merges_is_found_by_random_operations_and_two_posts_are_left(
      Deployment planner) {
    Awaitility.await().atMost(STEADY).until(() -> new VmStats().read(planner).healthy());
    List<PlannerOp> asked =
        PlannerOp.of(1, 40, JOBS, 0).stream()
            .filter(operation -> !(operation instanceof PlannerOp.KillPlanner))
            .toList();
    AtomicInteger runs = new AtomicInteger();
    assertThat(lost(planner, asked, 0)).isTrue();
    DeltaDebugging<PlannerOp> debugging =
        new DeltaDebugging<>(
            part -> lost(planner, part, runs.incrementAndGet()), () -> runs.get() < RUNS);
    assertThat(debugging.shrink(asked).parts())
        .hasSize(2)
        .allMatch(operation -> operation instanceof PlannerOp.Post);
  }

  /** Each time with jobs of its own, so that it begins with nothing. */
  private static boolean lost(Deployment planner, List<PlannerOp> operations, int run) {
    PlannerStorm storm = new PlannerStorm(new PlannerStormIT.OnLab(planner), QUIET);
    return storm
        .play(operations.stream().map(operation -> renamed(operation, run)).toList())
        .stream()
        .anyMatch(fault -> fault.startsWith("lost: of job r" + run));
  }

  private static PlannerOp renamed(PlannerOp operation, int run) {
    String prefix = "r" + run + "-";
    if (operation instanceof PlannerOp.Post post) {
      return new PlannerOp.Post(prefix + post.job(), post.spec(), post.tenant());
    }
    return operation instanceof PlannerOp.Delete delete
        ? new PlannerOp.Delete(prefix + delete.job())
        : operation;
  }
}
