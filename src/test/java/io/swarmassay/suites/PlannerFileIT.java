package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.VmStats;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Replica;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The file of desired VMs is edited and the planner started again, as its document says. */
class PlannerFileIT {
  private static final Duration STEADY = Duration.ofSeconds(60);

  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(Stack.at(Path.of("src/test/resources/stacks/planner-edited")))
          .nodes(1, 1);

  @Test
  void what_is_added_to_the_file_runs_after_a_restart_and_not_before(Deployment planner) {
    Awaitility.await().atMost(STEADY).until(() -> new VmStats().read(planner).unproven());
    add(planner, "first");
    restart(planner);
    awaitJobs(planner, 1);
    add(planner, "second");
    assertThat(new VmStats().read(planner).reason())
        .isEqualTo("job second is desired, and /stats forgot it");
    restart(planner);
    awaitJobs(planner, 2);
  }

  private static void awaitJobs(Deployment planner, int count) {
    Awaitility.await()
        .atMost(STEADY)
        .until(
            () -> new VmStats().read(planner),
            now -> now.healthy() && now.reason().startsWith(count + " jobs"));
  }

  private static void add(Deployment planner, String job) {
    String term =
        "{<<\\\"%s\\\">>, <<\\\"t\\\">>, #{rootfs => <<\\\"r\\\">>, kernel => <<\\\"k\\\">>, cmd =>"
            + " [<<\\\"/bin/tail\\\">>, <<\\\"-f\\\">>, <<\\\"/dev/null\\\">>], resources => #{vcpu"
            + " => 1, mem_mb => 16}, lifecycle => <<\\\"service\\\">>}}.";
    String command = "echo \"" + term.formatted(job) + "\" >> /data/desired_vms.config";
    Inside.exec(planner.swarm(), planner.running("planner").get(0), "/bin/sh", "-c", command);
  }

  private static void restart(Deployment planner) {
    Replica killed = planner.running("planner").get(0);
    planner.swarm().signal(killed, "KILL");
    Awaitility.await()
        .atMost(STEADY)
        .until(
            () ->
                planner.running("planner").stream()
                    .anyMatch(now -> !now.containerId().equals(killed.containerId())));
  }
}
