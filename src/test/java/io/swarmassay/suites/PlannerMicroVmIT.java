package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.guest.VmStats;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.suites.Machines.Asked;
import io.swarmassay.swarm.Replica;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** VMs that are machines of their own: a kernel and a root file system, booted by QEMU. */
@Tag("nightly")
class PlannerMicroVmIT {
  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(Stack.at(Path.of("src/test/resources/stacks/planner-microvm")))
          .nodes(1, 1);

  private Machines machines;

  @BeforeEach
  void the_planner_is_steady(Deployment planner) {
    machines = new Machines(planner, new PlannerStormIT.OnLab(planner));
    steady(planner);
  }

  private static void steady(Deployment planner) {
    Awaitility.await().atMost(Machines.BOOTED).until(() -> new VmStats().read(planner).healthy());
  }

  /**
   * Its own kernel, processors, memory, environment and root file system, by its own word; the
   * first boots, the next of its kind goes on from the snapshot; a warm one is handed over while it
   * runs.
   */
  @Test
  void a_machine_boots_its_kernel_and_root_file_system_and_the_next_is_restored() {
    assertThat(machines.post(Asked.service("first", "web"))).isEqualTo(202);
    String first = machines.await("first", "it's a guest");
    machines.hasProgram("first", "server");
    int booted = Machines.began(first, "booted");
    assertThat(first).containsPattern("I am Linux [0-9].* with 1 processors, [5-9]\\d{4} kB");
    assertThat(first).contains("microvm: kept");

    String pool = ",\"warm_pool\":{\"min\":1,\"max\":1}";
    assertThat(machines.post(Asked.service("second", "web").with(pool))).isEqualTo(202);
    int restored = Machines.began(machines.await("second", "it's a guest"), "restored");
    System.out.println(
        "microvm: booted after " + booted + " ms, restored after " + restored + " ms");
    assertThat(restored).isLessThan(booted);

    Awaitility.await().atMost(Machines.BOOTED).until(() -> machines.warm() == 1);
    assertThat(machines.post(Asked.service("third", "web"))).isEqualTo(201);
    machines.await("third", "it's a guest");

    assertThat(machines.post(Asked.service("other", "lambda").cpus(2).megabytes(160)))
        .isEqualTo(202);
    machines.hasProgram("other", "resize");
    machines.hasProcessors("other", 2);
    String other = machines.printed("other");
    Machines.began(other, "booted");
    assertThat(other).containsPattern("with 2 processors, 1[0-9]{5} kB");
  }

  /** The guest's exit code is its service's; an image that is nowhere is named in its log. */
  @Test
  void a_machine_that_ends_well_is_complete_one_that_fails_is_not_and_a_killed_one_comes_back(
      Deployment planner) {
    for (int code : List.of(0, 3)) {
      Asked job = Asked.service("ends-" + code, "worker").ending("exit " + code);
      assertThat(machines.post(job)).isEqualTo(202);
    }
    assertThat(machines.post(Asked.service("nowhere", "none"))).isEqualTo(202);
    machines.endsWith("ends-0", 0);
    machines.endsWith("ends-3", 3);
    machines.endsWith("nowhere", 64);
    machines.rig().ask("DELETE", "/vms/nowhere", "");
    machines.rig().ask("DELETE", "/vms/ends-3", "");

    assertThat(machines.post(Asked.service("killed", "worker"))).isEqualTo(202);
    machines.await("killed", "consumer");
    Replica first = machines.replica("killed").orElseThrow();
    planner.swarm().signal(first, "KILL");
    machines.awaitAnother("killed", first);
    Machines.began(machines.await("killed", "consumer"), "restored");
    steady(planner);
  }

  /** In by the ports that it asked for and by no others, out by the network of its container. */
  @Test
  void a_machine_is_reached_at_its_ports_and_reaches_out(Deployment planner) {
    String serve =
        "echo reached > /tmp/hello; /app/bin/server &"
            + " until wget -q -O - http://10.0.2.2:8080/hello; do :; done; ";
    assertThat(
            machines.post(Asked.service("served", "web").running(serve).with(",\"ports\":[8080]")))
        .isEqualTo(202);
    machines.await("served", "reached");
    assertThat(hello(planner, "served")).isEqualTo("reached");
    assertThat(machines.post(Asked.service("closed", "web").running("/app/bin/server & ")))
        .isEqualTo(202);
    machines.await("closed", "server");
    assertThat(hello(planner, "closed")).isEmpty();
    assertThat(machines.post(Asked.service("no", "web").with(",\"ports\":[65536]"))).isEqualTo(400);
  }

  private String hello(Deployment planner, String job) {
    Replica replica = machines.replica(job).orElseThrow();
    List<String> ask = List.of("curl", "-s", "-m", "5", "http://127.0.0.1:8080/hello");
    return planner.swarm().hosts().orElseThrow().inNetworkOf(replica, ask).out().strip();
  }

  /** A snapshot serves the images it was made of; one that is torn costs a boot and no more. */
  @Test
  void a_torn_snapshot_is_thrown_away_and_one_of_other_images_makes_room() {
    Asked worn = Asked.service("worn", "worker").megabytes(112);
    assertThat(machines.post(worn)).isEqualTo(202);
    Machines.began(machines.await("worn", "consumer"), "booted");
    assertThat(machines.snapshots("worn"))
        .anyMatch(name -> name.matches("rootfs-worker.ext4_vmlinux_1_112\\.[0-9a-f]{16}"));
    machines.beside("worn", "touch /snapshots/rootfs-worker.ext4_vmlinux_1_112.0123456789abcdef");
    machines.beside("worn", "truncate -s 1000000 /snapshots/*_112.*");
    Replica first = machines.replica("worn").orElseThrow();
    machines.beside("worn", "kill $(pidof qemu-system-x86_64)");
    machines.awaitAnother("worn", first);
    String printed = machines.await("worn", "consumer");
    assertThat(printed).contains("microvm: not restored, the snapshot is thrown away");
    Machines.began(printed, "booted");
    assertThat(machines.snapshots("worn")).noneMatch(name -> name.endsWith(".0123456789abcdef"));
  }
}
