package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.guest.VmStats;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The planner stack as its document uses it, on one lab. */
class PlannerIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STEADY = Duration.ofSeconds(60);

  /** What the file still asks for, and a user has deleted. */
  private static final String DELETED = "job image-resizer is desired, and /stats forgot it";

  private static final String EDITED = "job edited is desired, and /stats forgot it";

  private static final Duration ANSWERED = Duration.ofSeconds(60);
  private static final String SPEC =
      "{'rootfs':'a','kernel':'b','cmd':['/bin/tail','-f','/dev/null'],'lifecycle':'service',"
          + "'resources':{'vcpu':1,'mem_mb':16}}";

  /** What two jobs of {@link #SPEC} add up to. */
  private static final JsonNode SHARED =
      JSON.createObjectNode().put("jobs", 2).put("running", 2).put("vcpu", 2).put("mem_mb", 32);

  /** One manager: what is desired lies in a volume of one node, and does not follow elsewhere. */
  @RegisterExtension
  static final LabExtension lab = LabExtension.deploying(LabExtension.stack("planner")).nodes(2, 1);

  @Test
  void what_was_posted_is_still_desired_after_the_planner_was_killed(Deployment planner)
      throws Exception {
    awaitStats(planner);
    ask(planner, "POST", 202, "'job_id':'kept','tenant':'prod','spec':" + SPEC, "provisioning");
    awaitStats(planner);
    String before = job(planner, "kept").path("vm_id").asText();
    restart(planner);
    assertThat(job(planner, "kept").path("tenant").asText()).isEqualTo("prod");
    assertThat(job(planner, "kept").path("vm_id").asText()).isEqualTo(before);
  }

  /** The file is read again at each start; what users said since is theirs. */
  @Test
  void what_users_changed_and_deleted_over_http_is_not_taken_back_by_the_file(Deployment planner)
      throws Exception {
    awaitStats(planner);
    String changed = "'job_id':'web-api','tenant':'changed-by-http','spec':" + SPEC;
    ask(planner, "POST", 202, changed, "provisioning");
    ask(planner, "DELETE", "/vms/image-resizer", 202, "", "");
    awaitStats(planner, DELETED);
    JsonNode before = job(planner, "web-api");
    restart(planner, DELETED);
    assertThat(job(planner, "web-api")).isEqualTo(before);
    assertThat(before.path("tenant").asText()).isEqualTo("changed-by-http");
    assertThat(jobs(planner)).contains("web-api", "kafka-consumer").doesNotContain("image-resizer");
    ask(planner, "POST", 202, "'job_id':'image-resizer','spec':" + SPEC, "provisioning");
    awaitStats(planner);
  }

  /**
   * "Edit config/desired_vms.exs and restart the application": a restart it takes, and not less.
   */
  @Test
  void what_is_added_to_the_file_runs_after_a_restart_and_not_before(Deployment planner)
      throws Exception {
    awaitStats(planner);
    String entry =
        "{\"edited\", \"t\", %{rootfs: \"r\", kernel: \"k\", cmd: [\"/bin/tail\", \"-f\","
            + " \"/dev/null\"], resources: %{vcpu: 1, mem_mb: 16}, lifecycle: \"service\"}},";
    inside(planner, "sed -i 's|^\\[$|[ " + entry + "|' /data/desired_vms.exs");
    awaitStats(planner, EDITED);
    assertThat(jobs(planner)).doesNotContain("edited");
    restart(planner);
    assertThat(jobs(planner)).contains("edited");
  }

  /** Without a job_id one is made, without a tenant the job's name is it; a tenant has several. */
  @Test
  void vms_without_names_get_one_and_the_limits_they_asked_for(Deployment planner)
      throws Exception {
    awaitStats(planner);
    List<String> before = jobs(planner);
    ask(planner, "POST", 202, "'tenant':'shared','spec':" + SPEC, "job-");
    ask(planner, "POST", 202, "'tenant':'shared','spec':" + SPEC, "job-");
    ask(planner, "POST", 202, "'spec':" + SPEC, "job-");
    awaitStats(planner);
    List<JsonNode> made = new ArrayList<>();
    stats(planner).forEach(made::add);
    made.removeIf(job -> before.contains(job.path("job_id").asText()));
    assertThat(made).hasSize(3);
    assertThat(made).allMatch(job -> job.path("job_id").asText().matches("job-[0-9a-f]{8}"));
    assertThat(made).filteredOn(job -> job.path("tenant").asText().equals("shared")).hasSize(2);
    assertThat(made)
        .filteredOn(job -> job.path("tenant").equals(job.path("job_id")))
        .singleElement()
        .satisfies(job -> assertThat(limits(planner, job)).contains("16777216", "100000"));
    assertThat(stats(planner, "/stats").at("/tenants/shared")).isEqualTo(SHARED);
    JsonNode its = stats(planner, "/stats?tenant=shared");
    assertThat(its.path("jobs").findValuesAsText("tenant")).containsExactly("shared", "shared");
    assertThat(its.path("tenants")).isEqualTo(JSON.createObjectNode().set("shared", SHARED));
    assertThat(its.path("warm_pool")).isEmpty();
  }

  /** Memory in bytes and processor time in microseconds, as the VM's own control group has them. */
  private static String limits(Deployment planner, JsonNode job) {
    String vm = job.path("vm_id").asText();
    Replica runs =
        planner.swarm().replicas(planner.namespace()).stream()
            .filter(replica -> replica.running() && replica.service().endsWith(vm))
            .findFirst()
            .orElseThrow();
    String read =
        "cd /sys/fs/cgroup; cat memory.max cpu.max 2> /dev/null"
            + " || cat memory/memory.limit_in_bytes cpu/cpu.cfs_quota_us";
    return Inside.exec(planner.swarm(), runs, "/bin/sh", "-c", read);
  }

  /** Kills the planner and waits until another one has made everything as desired. */
  private static void restart(Deployment planner) {
    restart(planner, "");
  }

  private static void restart(Deployment planner, String but) {
    Replica killed = planner.running("planner").get(0);
    planner.swarm().signal(killed, "KILL");
    Awaitility.await()
        .atMost(STEADY)
        .until(
            () ->
                planner.running("planner").stream()
                    .anyMatch(now -> !now.containerId().equals(killed.containerId())));
    awaitStats(planner, but);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'job_id':'x'|spec is missing",
        "'spec':{}|spec.rootfs is missing",
        "'spec':{'rootfs':'a','kernel':'b','cmd':'sh'}|spec.cmd must be a list of strings",
        "'spec':{'rootfs':'a','cmd':['sh']}|spec.kernel is missing",
        "'spec':{'rootfs':'a','rootf':'b'}|spec.rootf is not known",
        "'job_id':'a b','spec':{}|job_id must be 1 to 63 letters",
        "'jobid':'a','spec':{}|only job_id, tenant and spec are known",
      })
  void a_bad_request_is_refused_with_its_reason(String body, String reason, Deployment planner)
      throws IOException {
    awaitStats(planner);
    ask(planner, "POST", 400, body, reason);
  }

  @Test
  void what_no_node_can_hold_is_refused_with_its_reason(Deployment planner) throws IOException {
    awaitStats(planner);
    String huge = SPEC.replace("'vcpu':1", "'vcpu':4096");
    ask(planner, "POST", 400, "'job_id':'huge','spec':" + huge, "no node has 4096 vcpu");
  }

  /** By the planner's own reader, without starting it; Elixir would run what is called. */
  @Test
  void a_file_is_validated_without_starting_and_a_call_in_it_is_not_run(Deployment planner) {
    String evil = "{file:write_file(\\\"/tmp/ran\\\", <<>>), b, c}.";
    assertThat(
            inside(
                planner,
                "printf %s \""
                    + evil
                    + "\" > /tmp/evil.config; /app/start validate"
                    + " /tmp/evil.config || echo refused; ls /tmp/ran || echo not run"))
        .contains("line 1: ", "refused", "not run");
    assertThat(inside(planner, "/app/start validate /app/desired_vms.exs && echo taken"))
        .contains("valid, 3 desired", "taken");
  }

  /** The document's shape; warm VMs are those that the file asks for and no others. */
  @Test
  void the_warm_pool_tells_its_specs_by_hash_and_holds_no_vm_too_many(Deployment planner)
      throws Exception {
    awaitStats(planner);
    List<JsonNode> warm = new ArrayList<>();
    all(planner).path("warm_pool").forEach(warm::add);
    assertThat(warm)
        .extracting(vm -> vm.at("/spec/rootfs").asText())
        .containsExactlyInAnyOrder("rootfs-web.ext4", "rootfs-web.ext4", "rootfs-worker.ext4");
    assertThat(warm)
        .allSatisfy(vm -> assertThat(vm.path("spec_hash").asText()).matches("[0-9A-F]{6}"))
        .extracting(vm -> vm.path("spec_hash").asText() + vm.at("/spec/rootfs").asText())
        .satisfies(pairs -> assertThat(pairs.stream().distinct()).hasSize(2));
    assertThat(all(planner).at("/summary/total_warm").asInt()).isEqualTo(3);
  }

  private static String inside(Deployment planner, String command) {
    Replica replica = planner.running("planner").get(0);
    return Inside.exec(planner.swarm(), replica, "/bin/sh", "-c", command);
  }

  private static void awaitStats(Deployment planner) {
    awaitStats(planner, "");
  }

  /** Waits until all is as the file has it, but for one finding. */
  private static void awaitStats(Deployment planner, String but) {
    Awaitility.await()
        .atMost(STEADY)
        .until(() -> new VmStats().read(planner), now -> now.healthy() || now.reason().equals(but));
  }

  /** With patience: the planner may be busy making VMs, beside other suites. */
  private static void ask(
      Deployment planner, String method, int status, String fields, String answer)
      throws IOException {
    ask(planner, method, "/vms", status, fields, answer);
  }

  private static void ask(
      Deployment planner, String method, String path, int status, String fields, String answer)
      throws IOException {
    String body = ("{" + fields + "}").replace('\'', '"');
    String request =
        "%s %s HTTP/1.1\r\nHost: planner\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(method, path, body.length(), body);
    Replica replica = planner.running("planner").get(0);
    try (Connection door = planner.swarm().dial(replica, 8088, ANSWERED)) {
      door.out().write(request.getBytes(StandardCharsets.UTF_8));
      door.out().flush();
      String said =
          assertTimeoutPreemptively(
              ANSWERED, () -> new String(door.in().readAllBytes(), StandardCharsets.UTF_8));
      assertThat(said).startsWith("HTTP/1.1 " + status + " ").contains(answer);
    }
  }

  private static JsonNode job(Deployment planner, String id) throws Exception {
    for (JsonNode job : stats(planner)) {
      if (job.path("job_id").asText().equals(id)) {
        return job;
      }
    }
    throw new AssertionError("no job " + id);
  }

  private static List<String> jobs(Deployment planner) throws Exception {
    return stats(planner).findValuesAsText("job_id");
  }

  private static JsonNode stats(Deployment planner) throws Exception {
    return all(planner).path("jobs");
  }

  private static JsonNode all(Deployment planner) throws Exception {
    return stats(planner, "/stats");
  }

  private static JsonNode stats(Deployment planner, String path) throws Exception {
    String stats =
        Inside.exec(
            planner.swarm(),
            planner.running("planner").get(0),
            "wget",
            "-q",
            "-O",
            "-",
            "http://127.0.0.1:8088" + path);
    return JSON.readTree(stats.strip());
  }
}
