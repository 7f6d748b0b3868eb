package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The machines that a planner runs: asked for by HTTP, judged by what their guests print. */
record Machines(Deployment planner, PlannerRig rig) {
  static final Duration BOOTED = Duration.ofSeconds(120);
  private static final Pattern BEGAN =
      Pattern.compile("microvm: (booted|restored) after (\\d+) ms");
  private static final Pattern EXIT =
      Pattern.compile("\"State\":\"(complete|failed)\"[^}]*\"ExitCode\":(\\d+)");
  private static final String LOOK =
      "echo I am $(uname -sr) with $(nproc) processors,"
          + " $(sed -n 's/MemTotal: *//p' /proc/meminfo), $GREETING; ls /app/bin; ";
  private static final String STAY = "exec sleep 100000";

  /**
   * What a machine is asked to be.
   *
   * @param script what it runs once it has said what it is
   * @param more further fields of its spec, each after a comma
   */
  record Asked(
      String job, String rootfs, int cpus, int megabytes, String life, String script, String more) {
    static Asked service(String job, String root) {
      return new Asked(job, "rootfs-" + root + ".ext4", 1, 96, "service", STAY, "");
    }

    Asked cpus(int count) {
      return new Asked(job, rootfs, count, megabytes, life, script, more);
    }

    Asked megabytes(int count) {
      return new Asked(job, rootfs, cpus, count, life, script, more);
    }

    Asked ending(String how) {
      return new Asked(job, rootfs, cpus, megabytes, "job", how, more);
    }

    Asked running(String what) {
      return new Asked(job, rootfs, cpus, megabytes, life, what + STAY, more);
    }

    Asked with(String fields) {
      return new Asked(job, rootfs, cpus, megabytes, life, script, fields);
    }

    private String body() {
      return ("{\"job_id\":\"%s\",\"tenant\":\"t\",\"spec\":{\"driver\":\"microvm\",\"rootfs\":\"%s\","
              + "\"kernel\":\"vmlinux\",\"cmd\":[\"/bin/sh\",\"-c\",\"%s\"],"
              + "\"env\":{\"GREETING\":\"it's a guest\"},"
              + "\"lifecycle\":\"%s\",\"resources\":{\"vcpu\":%d,\"mem_mb\":%d}%s}}")
          .formatted(job, rootfs, LOOK + script, life, cpus, megabytes, more);
    }
  }

  /** The status of the answer. */
  int post(Asked asked) {
    return rig.ask("POST", "/vms", asked.body()).orElseThrow().status();
  }

  /** What a job's machine printed; empty while it has none that runs. */
  String printed(String job) {
    return replica(job).map(known -> String.join("\n", planner.swarm().logs(known))).orElse("");
  }

  /** Waits until a job's machine has printed something; all that it printed. */
  String await(String job, String word) {
    return await(job, word, printed -> printed.contains(word));
  }

  private String await(String job, String what, Predicate<String> fits) {
    try {
      Awaitility.await(job + " says " + what)
          .atMost(BOOTED)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> fits.test(printed(job)));
    } catch (ConditionTimeoutException never) {
      throw new AssertionError(job + " never says " + what + ": " + printed(job), never);
    }
    return printed(job);
  }

  /** How long a machine took to begin, by its own clock, and that it began so. */
  static int began(String printed, String how) {
    Matcher began = BEGAN.matcher(printed);
    assertThat(began.find()).as(printed).isTrue();
    assertThat(began.group(1)).as(printed).isEqualTo(how);
    return Integer.parseInt(began.group(2));
  }

  /** Its root file system is the one with this program. */
  void hasProgram(String job, String program) {
    Pattern any = Pattern.compile("^(server|consumer|resize)$", Pattern.MULTILINE);
    Matcher found = any.matcher(await(job, "its program", any.asPredicate()));
    assertThat(found.find()).isTrue();
    assertThat(found.group()).as("the program of " + job).isEqualTo(program);
  }

  /** It has so many processors, by its own word. */
  void hasProcessors(String job, int count) {
    assertThat(await(job, " processors,")).as(job).contains("with " + count + " processors,");
  }

  /** Its service's task ends with the code of its guest. */
  void endsWith(String job, int code) {
    Awaitility.await(job + " ends").atMost(BOOTED).until(() -> EXIT.matcher(tasks(job)).find());
    Matcher ended = EXIT.matcher(tasks(job));
    assertThat(ended.find()).isTrue();
    assertThat(ended.group(1) + " " + ended.group(2))
        .as(job)
        .isEqualTo((code == 0 ? "complete " : "failed ") + code);
  }

  /** The tasks of a job's service, as the engine has them. */
  String tasks(String job) {
    String service = vm(job).map(PlannerModel.Vm::service).orElse("none");
    String filter =
        URLEncoder.encode("{\"service\":[\"" + service + "\"]}", StandardCharsets.UTF_8);
    return planner.swarm().call("n1", "GET", "/tasks?filters=" + filter, "");
  }

  private Optional<PlannerModel.Vm> vm(String job) {
    return PlannerModel.vms(rig.services()).stream()
        .filter(each -> each.job().equals(Optional.of(job)))
        .findFirst();
  }

  /** The container that a job's machine runs in. */
  Optional<Replica> replica(String job) {
    return vm(job)
        .map(vm -> vm.id().replaceFirst("^(vm|warm)-", ""))
        .flatMap(
            number ->
                planner.swarm().replicas(planner.namespace()).stream()
                    .filter(replica -> replica.running() && replica.service().endsWith(number))
                    .findFirst());
  }

  /** What a command prints beside the machine, in its container. */
  String beside(String job, String command) {
    return Inside.exec(planner.swarm(), replica(job).orElseThrow(), "/bin/sh", "-c", command);
  }

  /** How many machines are warm. */
  long warm() {
    JsonNode pool = rig.ask("GET", "/stats", "").orElseThrow().body().path("warm_pool");
    return java.util.stream.StreamSupport.stream(pool.spliterator(), false)
        .filter(vm -> vm.at("/spec/driver").asText().equals("microvm"))
        .filter(vm -> vm.path("status").asText().equals("warm"))
        .collect(Collectors.counting());
  }

  /** Waits until another container runs a job's machine than this one. */
  void awaitAnother(String job, Replica first) {
    Awaitility.await("another container of " + job)
        .atMost(BOOTED)
        .until(
            () ->
                replica(job)
                    .filter(now -> !now.containerId().equals(first.containerId()))
                    .isPresent());
  }

  /** What is in the folder of snapshots, as a job's container sees it. */
  List<String> snapshots(String job) {
    return beside(job, "ls /snapshots").lines().map(String::strip).toList();
  }
}
