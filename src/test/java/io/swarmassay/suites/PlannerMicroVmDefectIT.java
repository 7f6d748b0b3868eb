package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.suites.Machines.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A driver of machines that takes another machine's snapshot, one processor, and all for well. */
@Tag("nightly")
class PlannerMicroVmDefectIT {
  @RegisterExtension static final LabExtension lab = LabExtension.deploying(spoilt()).nodes(1, 1);

  private static Stack spoilt() {
    try {
      Path home = Files.createTempDirectory("spoilt");
      SpoiltStack.of(
          home, "planner", "planner-feigned", "microvm/run", "exit \"$status\"", "exit 0");
      Path folder = home.resolve("planner-feigned");
      Path run = folder.resolve("microvm/run");
      Files.writeString(
          run,
          Files.readString(run)
              .replace("-smp \"$VM_VCPU\"", "-smp 1")
              .replace("\"$VM_ROOTFS $VM_KERNEL $VM_VCPU", "\"$VM_KERNEL $VM_VCPU"));
      String written =
          Files.readString(Path.of("src/test/resources/stacks/planner-microvm/docker-stack.yml"));
      Files.writeString(
          folder.resolve("docker-stack.yml"),
          written
              .replace("../../../../../stacks/planner/microvm", "./microvm")
              .replace("../../../../../stacks/planner", ".")
              .replace("swarmassay/planner:1", "swarmassay/planner-feigned:1")
              .replace("swarmassay/microvm:1", "swarmassay/microvm-feigned:1"));
      return Stack.at(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Test
  void each_of_them_is_caught_and_said(Deployment planner) {
    Machines machines = new Machines(planner, new PlannerStormIT.OnLab(planner));
    assertThat(machines.post(Asked.service("first", "web"))).isEqualTo(202);
    machines.hasProgram("first", "server");
    assertThat(machines.post(Asked.service("other", "lambda"))).isEqualTo(202);
    // On another disk than it was kept with, the guest reads what is not there.
    assertThatThrownBy(() -> machines.hasProgram("other", "resize"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("other")
        .hasMessageContaining("program");

    assertThat(machines.post(Asked.service("wide", "web").cpus(2))).isEqualTo(202);
    assertThatThrownBy(() -> machines.hasProcessors("wide", 2))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("with 1 processors,");

    assertThat(machines.post(Asked.service("ends-3", "web").ending("exit 3"))).isEqualTo(202);
    assertThatThrownBy(() -> machines.endsWith("ends-3", 3))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("complete 0");
  }
}
