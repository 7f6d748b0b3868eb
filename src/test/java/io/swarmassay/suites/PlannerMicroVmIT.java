package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.guest.VmStats;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Replica;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** VMs that are machines of their own: a kernel and a root file system, booted by QEMU. */
@Tag("nightly")
class PlannerMicroVmIT {
  private static final Duration BOOTED = Duration.ofSeconds(120);
  private static final Pattern BEGAN =
      Pattern.compile("microvm: (booted|restored) after (\\d+) ms");
  private static final String LOOK =
      "[\"/bin/sh\",\"-c\",\"echo I am $(uname -sr) with $(nproc) processors,"
          + " $(sed -n 's/MemTotal: *//p' /proc/meminfo), $GREETING; ls /app/bin; exec sleep 100000\"]";

  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(Stack.at(Path.of("src/test/resources/stacks/planner-microvm")))
          .nodes(1, 1);

  private static String machine(String job, String rootfs, int cpus, int megabytes, String pool) {
    return ("{\"job_id\":\"%s\",\"tenant\":\"t\",\"spec\":{\"driver\":\"microvm\",\"rootfs\":\"%s\","
            + "\"kernel\":\"vmlinux\",\"cmd\":%s,\"env\":{\"GREETING\":\"it's a guest\"},"
            + "\"lifecycle\":\"service\",\"resources\":{\"vcpu\":%d,\"mem_mb\":%d}%s}}")
        .formatted(job, rootfs, LOOK, cpus, megabytes, pool);
  }

  /** What a job's VM printed; empty while it has none that runs. */
  private static String printed(Deployment planner, PlannerRig rig, String job) {
    Optional<PlannerModel.Vm> vm =
        PlannerModel.vms(rig.services()).stream()
            .filter(each -> each.job().equals(Optional.of(job)))
            .findFirst();
    return vm.map(known -> printed(planner, known)).orElse("");
  }

  private static String printed(Deployment planner, PlannerModel.Vm vm) {
    String number = vm.id().replaceFirst("^(vm|warm)-", "");
    return planner.swarm().replicas(planner.namespace()).stream()
        .filter(replica -> replica.running() && replica.service().endsWith(number))
        .flatMap(replica -> planner.swarm().logs(replica).stream())
        .collect(Collectors.joining("\n"));
  }

  private static String await(Deployment planner, PlannerRig rig, String job, String word) {
    Awaitility.await(job + " says " + word)
        .atMost(BOOTED)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> printed(planner, rig, job).contains(word));
    return printed(planner, rig, job);
  }

  private static int milliseconds(String printed, String how) {
    Matcher began = BEGAN.matcher(printed);
    assertThat(began.find()).as(printed).isTrue();
    assertThat(began.group(1)).isEqualTo(how);
    return Integer.parseInt(began.group(2));
  }

  /**
   * Its own kernel, processors, memory, environment and root file system, by its own word; the
   * first boots, the next of its kind goes on from the snapshot; a warm one is handed over while it
   * runs.
   */
  @Test
  void a_machine_boots_its_kernel_and_root_file_system_and_the_next_is_restored(
      Deployment planner) {
    PlannerRig rig = new PlannerStormIT.OnLab(planner);
    Awaitility.await().atMost(BOOTED).until(() -> new VmStats().read(planner).healthy());
    assertThat(post(rig, machine("first", "rootfs-web.ext4", 1, 96, ""))).isEqualTo(202);
    String first = await(planner, rig, "first", "it's a guest");
    await(planner, rig, "first", "server");
    int booted = milliseconds(first, "booted");
    assertThat(first).containsPattern("I am Linux [0-9].* with 1 processors, [5-9]\\d{4} kB");
    assertThat(first).contains("microvm: kept");

    String pool = ",\"warm_pool\":{\"min\":1,\"max\":1}";
    assertThat(post(rig, machine("second", "rootfs-web.ext4", 1, 96, pool))).isEqualTo(202);
    int restored = milliseconds(await(planner, rig, "second", "it's a guest"), "restored");
    System.out.println(
        "microvm: booted after " + booted + " ms, restored after " + restored + " ms");
    assertThat(restored).isLessThan(booted);

    Awaitility.await().atMost(BOOTED).until(() -> warm(rig) == 1);
    assertThat(post(rig, machine("third", "rootfs-web.ext4", 1, 96, ""))).isEqualTo(201);
    await(planner, rig, "third", "it's a guest");

    assertThat(post(rig, machine("other", "rootfs-lambda.ext4", 2, 160, ""))).isEqualTo(202);
    String other = await(planner, rig, "other", "resize");
    milliseconds(other, "booted");
    assertThat(other).containsPattern("with 2 processors, 1[0-9]{5} kB").doesNotContain("server");
  }

  /** The guest's exit code is its service's; an image that is nowhere is named in its log. */
  @Test
  void a_machine_that_ends_well_is_complete_one_that_fails_is_not_and_a_killed_one_comes_back(
      Deployment planner) {
    PlannerRig rig = new PlannerStormIT.OnLab(planner);
    Awaitility.await().atMost(BOOTED).until(() -> new VmStats().read(planner).healthy());
    for (int code : List.of(0, 3)) {
      String job =
          machine("ends-" + code, "rootfs-worker.ext4", 1, 96, "")
              .replace("\"service\"", "\"job\"")
              .replace("exec sleep 100000", "exit " + code);
      assertThat(post(rig, job)).isEqualTo(202);
    }
    assertThat(post(rig, machine("nowhere", "rootfs-none.ext4", 1, 96, ""))).isEqualTo(202);
    Awaitility.await().atMost(BOOTED).until(() -> state(planner, rig, "ends-0").equals("complete"));
    Awaitility.await().atMost(BOOTED).until(() -> state(planner, rig, "ends-3").equals("failed 3"));
    Awaitility.await()
        .atMost(BOOTED)
        .until(() -> tasks(planner, rig, "nowhere").contains("\"ExitCode\":64"));
    rig.ask("DELETE", "/vms/nowhere", "");
    rig.ask("DELETE", "/vms/ends-3", "");

    assertThat(post(rig, machine("killed", "rootfs-worker.ext4", 1, 96, ""))).isEqualTo(202);
    await(planner, rig, "killed", "consumer");
    Replica first = replica(planner, rig, "killed").orElseThrow();
    planner.swarm().signal(first, "KILL");
    Awaitility.await()
        .atMost(BOOTED)
        .until(
            () ->
                replica(planner, rig, "killed")
                    .filter(now -> !now.containerId().equals(first.containerId()))
                    .isPresent());
    milliseconds(await(planner, rig, "killed", "consumer"), "restored");
    Awaitility.await().atMost(BOOTED).until(() -> new VmStats().read(planner).healthy());
  }

  private static String state(Deployment planner, PlannerRig rig, String job) {
    String tasks = tasks(planner, rig, job);
    return tasks.contains("\"State\":\"complete\"")
        ? "complete"
        : tasks.contains("\"State\":\"failed\"") && tasks.contains("\"ExitCode\":3")
            ? "failed 3"
            : tasks;
  }

  /** The tasks of a job's service, as the engine has them. */
  private static String tasks(Deployment planner, PlannerRig rig, String job) {
    String service =
        PlannerModel.vms(rig.services()).stream()
            .filter(each -> each.job().equals(Optional.of(job)))
            .map(PlannerModel.Vm::service)
            .findFirst()
            .orElse("none");
    String filter =
        URLEncoder.encode("{\"service\":[\"" + service + "\"]}", StandardCharsets.UTF_8);
    return planner.swarm().call("n1", "GET", "/tasks?filters=" + filter, "");
  }

  private static Optional<Replica> replica(Deployment planner, PlannerRig rig, String job) {
    return PlannerModel.vms(rig.services()).stream()
        .filter(each -> each.job().equals(Optional.of(job)))
        .flatMap(
            vm ->
                planner.swarm().replicas(planner.namespace()).stream()
                    .filter(
                        replica ->
                            replica.running()
                                && replica.service().endsWith(vm.id().replaceFirst("^.*-", ""))))
        .findFirst();
  }

  private static int warm(PlannerRig rig) {
    return rig.ask("GET", "/stats", "").orElseThrow().body().at("/summary/total_warm").asInt()
        - documentsOwn(rig);
  }

  private static int documentsOwn(PlannerRig rig) {
    int own = 0;
    for (JsonNode vm : rig.ask("GET", "/stats", "").orElseThrow().body().path("warm_pool")) {
      own += vm.at("/spec/driver").isMissingNode() ? 1 : 0;
    }
    return own;
  }

  private static int post(PlannerRig rig, String body) {
    return rig.ask("POST", "/vms", body).orElseThrow().status();
  }
}
