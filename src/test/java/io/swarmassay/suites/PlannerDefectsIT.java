package io.swarmassay.suites;

import static io.swarmassay.scenario.Steady.steady;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Replicas;
import io.swarmassay.probe.guest.Provision;
import io.swarmassay.probe.guest.VmStats;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line of the planner is another, and the check that is there for it says so on a lab. */
@Tag("nightly")
class PlannerDefectsIT {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(15);
  private static final int TOGETHER = 2;

  @TempDir static Path out;
  @TempDir static Path home;
  private static SideBySide defects;

  @BeforeAll
  static void all_defects_are_played() throws IOException {
    defects =
        SideBySide.begin(
            out,
            List.of(
                bout(
                    "unlimited", "driver", "(Mem + Extra) * 1_048_576", "(Mem + Extra) * 0", STATS),
                bout(
                    "surplus",
                    "plan",
                    "planner_spec:warm(Spec)",
                    "planner_spec:warm(Spec) + 1",
                    STATS),
                bout("unsummed", "stats", "vcpu := C + Cpu", "vcpu := max(C, Cpu) + 1", STATS),
                bout("unread", "file", "{ok, lists:reverse(Jobs)}", "{ok, tl(Jobs)}", STATS),
                bout("unwarmed", "plan", "N > 0]", "N > 9]", new Provision())),
            TOGETHER);
  }

  private static final Probe STATS = new VmStats();

  @AfterAll
  static void the_lab_ends() {
    defects.close();
  }

  private static SideBySide.Bout bout(
      String name, String module, String good, String bad, Probe probe) throws IOException {
    Scenario scenario =
        Scenario.titled("planted: " + name).keeping(steady(probe).within(LONG_ENOUGH));
    Stack stack =
        SpoiltStack.of(
            home, "planner", "planner-" + name, "src/planner_" + module + ".erl", good, bad);
    return new SideBySide.Bout(
        new Trial(name, scenario, stack, List.of()),
        new Replicas(Optional.of("planner"), OptionalInt.empty())::read);
  }

  private static void convicted(String defect, String probe, String said) {
    assertThat(defects.convicted(defect, probe))
        .anySatisfy(reason -> assertThat(reason).containsPattern(said));
  }

  @Test
  void limits_that_are_not_set_fail_vm_stats_and_the_job_is_named() {
    convicted(
        "unlimited", "vm-stats", "job web-api asked for .* limited to 2.00 processors and 0 MiB");
  }

  @Test
  void a_warm_vm_too_many_fails_vm_stats_and_is_counted() {
    convicted("surplus", "vm-stats", "3 warm VMs of spec_hash [0-9A-F]{6}, 2 asked for");
  }

  @Test
  void a_tenant_whose_sum_is_wrong_fails_vm_stats_and_is_named() {
    convicted("unsummed", "vm-stats", "production");
  }

  @Test
  void a_pool_that_nobody_is_given_from_fails_provision_with_the_code() {
    convicted("unwarmed", "provision", "POST of a warm VM: status 202, not 201");
  }

  @Test
  void an_entry_of_the_file_that_is_not_read_fails_vm_stats_and_the_job_is_named() {
    convicted("unread", "vm-stats", "job image-resizer is desired, and /stats forgot it");
  }
}
