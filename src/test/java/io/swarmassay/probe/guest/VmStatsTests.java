package io.swarmassay.probe.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.Probe;
import io.swarmassay.probe.ProbeContract;
import io.swarmassay.probe.ProbeScene;
import io.swarmassay.probe.Reading;
import io.swarmassay.swarm.Connection;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmStatsTests extends ProbeContract {
  private static final String JOB =
      "{'job_id':'web','vm_id':'vm-1','status':'running','spec':{'warm_pool':{'min':1}}}";
  private static final String DESIRED =
      "desired\0\0000644\0{<<\"web\">>, <<\"tenant\">>,\n #{warm_pool => #{min => 1}}}.\n\0";
  private static final String WARM = "{'vm_id':'warm-2','status':'warm','spec_hash':'A1'}";

  @Override
  public Probe probe() {
    return new VmStats("atomvm-node", 8088, "/stats");
  }

  @Override
  public ProbeScene healthy() {
    return scene(stats(1, 1, JOB, WARM), vm("vm-1", "web", 1), vm("warm-2", "", 1));
  }

  private static String stats(int jobs, int warm, String job, String pool) {
    return "{'summary':{'total_jobs':%d,'total_warm':%d},'jobs':[%s],'warm_pool':[%s]}"
        .formatted(jobs, warm, job, pool);
  }

  private static String vm(String id, String job, int running) {
    String serves = job.isEmpty() ? "" : ",'planner.job':'" + job + "'";
    return "{'Spec':{'Labels':{'planner.vm':'%s','planner.hash':'A1'%s}},'ServiceStatus':{'RunningTasks':%d}}"
        .formatted(id, serves, running);
  }

  private static ProbeScene scene(String stats, String... vms) {
    String json = stats.replace('\'', '"');
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
    String services = ("[" + String.join(",", vms) + "]").replace('\'', '"');
    return new ProbeScene(List.of(replica(1)))
        .answering("dial", any -> saying(answer))
        .answering("call", about -> engine(about[2].toString(), services));
  }

  private static String engine(String path, String services) {
    if (path.endsWith("/json")) {
      return "{\"Config\":{\"Env\":[\"PATH=/bin\",\"FC_EX_CP_DESIRED_VMS_CONFIG=/app/desired\"]}}";
    }
    return path.contains("/archive?path=") ? DESIRED : services;
  }

  @Test
  void a_desired_job_that_the_planner_forgot_is_named() {
    assertThat(reason(scene(stats(0, 1, "", WARM), vm("warm-2", "", 1))))
        .isEqualTo(
            "job web is desired, and /stats forgot it; 1 warm VMs of spec_hash A1, 0 asked for");
    Probe more = new VmStats("atomvm-node", 8088, "/stats", List.of("posted"));
    assertThat(more.read(healthy()).reason())
        .isEqualTo("job posted is desired, and /stats forgot it");
  }

  @Test
  void without_a_known_desired_state_two_witnesses_that_agree_prove_nothing() {
    ProbeScene scene = healthy();
    String services =
        ("[" + vm("vm-1", "web", 1) + "," + vm("warm-2", "", 1) + "]").replace('\'', '"');
    scene.answering("call", about -> about[2].toString().endsWith("/json") ? "{}" : services);
    assertThat(probe().read(scene).unproven()).isTrue();
  }

  @Test
  void the_desired_file_is_read_as_terms_with_their_comments() {
    assertThat(Desired.jobs("vms.config", "%% {<<\"no\">>, <<\"t\">>, #{\n" + DESIRED))
        .containsExactly("web");
    assertThat(Desired.jobs("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\n")).isEmpty();
    assertThat(Desired.jobs("vms.exs", "[\n # {\"no\", \"t\", %{\n {\"web\", \"t\",\n   %{}}]"))
        .containsExactly("web");
  }

  private static Connection saying(String answer) {
    InputStream in = new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
    return new Connection() {
      @Override
      public InputStream in() {
        return in;
      }

      @Override
      public OutputStream out() {
        return OutputStream.nullOutputStream();
      }

      @Override
      public void close() {
        // Nothing was opened.
      }
    };
  }

  private String reason(ProbeScene scene) {
    Reading reading = probe().read(scene);
    assertThat(reading.healthy()).as(reading.reason()).isFalse();
    return reading.reason();
  }

  @Test
  void a_job_whose_vm_does_not_run_is_named() {
    assertThat(reason(scene(stats(1, 1, JOB, WARM), vm("vm-1", "web", 0), vm("warm-2", "", 1))))
        .isEqualTo("/stats says job web is running; the engine says pending");
  }

  @Test
  void a_vm_that_stats_does_not_know_is_named() {
    String three = vm("vm-3", "other", 1);
    ProbeScene scene =
        scene(stats(1, 1, JOB, WARM), vm("vm-1", "web", 1), vm("warm-2", "", 1), three);
    assertThat(reason(scene)).isEqualTo("/stats does not know of vm-3");
  }

  @Test
  void a_wrong_sum_is_named() {
    assertThat(reason(scene(stats(2, 1, JOB, WARM), vm("vm-1", "web", 1), vm("warm-2", "", 1))))
        .isEqualTo("total_jobs is 2 of 1");
  }

  private static final String LIMITED =
      "{'job_id':'web','vm_id':'vm-1','tenant':'acme','status':'running','spec':{'warm_pool':{'min':1},"
          + "'resources':{'vcpu':2,'mem_mb':64}}}";

  private static String limited(long cpus, long bytes) {
    String limits = "'TaskTemplate':{'Resources':{'Limits':{'NanoCPUs':%d,'MemoryBytes':%d}}},";
    return vm("vm-1", "web", 1).replace("'Spec':{", "'Spec':{" + limits.formatted(cpus, bytes));
  }

  private static String tenants(String acme) {
    return stats(1, 1, LIMITED, WARM).replace("{'summary'", "{'tenants':{" + acme + "},'summary'");
  }

  @Test
  void a_limit_that_is_not_what_was_asked_for_is_named() {
    String right = "'acme':{'jobs':1,'running':1,'vcpu':2,'mem_mb':64}";
    String warm = vm("warm-2", "", 1);
    String sound = limited(2_000_000_000L, 64L << 20);
    assertThat(probe().read(scene(tenants(right), sound, warm)).healthy()).isTrue();
    assertThat(reason(scene(tenants(right), limited(2_000_000_000L, 0), warm)))
        .isEqualTo(
            "job web asked for {\"vcpu\":2,\"mem_mb\":64}; its VM is limited to 2.00 processors"
                + " and 0 MiB");
    assertThat(reason(scene(tenants(right), limited(4_000_000_000L, 64L << 20), warm)))
        .endsWith("its VM is limited to 4.00 processors and 64 MiB");
    assertThat(reason(scene(tenants("'other':{'jobs':1}"), sound, warm)))
        .isEqualTo(
            "/stats says tenant acme has 0 jobs, 0 running, 0 vcpu, 0 mem_mb; it has 1 jobs,"
                + " 1 running, 2 vcpu, 64 mem_mb");
  }

  @Test
  void a_jobs_vm_that_is_called_as_a_warm_one_is_named() {
    String job = JOB.replace("vm-1", "warm-1");
    assertThat(reason(scene(stats(1, 1, job, WARM), vm("warm-1", "web", 1), vm("warm-2", "", 1))))
        .isEqualTo("the VM of job web is called warm-1, not vm-...");
  }

  @Test
  void a_warm_vm_too_many_and_one_that_nobody_asked_for_are_named() {
    String two = WARM + "," + WARM.replace("warm-2", "warm-3");
    assertThat(
            reason(
                scene(
                    stats(1, 2, JOB, two),
                    vm("vm-1", "web", 1),
                    vm("warm-2", "", 1),
                    vm("warm-3", "", 1))))
        .isEqualTo("2 warm VMs of spec_hash A1, 1 asked for");
    String other = WARM + "," + WARM.replace("warm-2", "warm-3").replace("A1", "B2");
    String stray = vm("warm-3", "", 1).replace("A1", "B2");
    assertThat(
            reason(
                scene(stats(1, 2, JOB, other), vm("vm-1", "web", 1), vm("warm-2", "", 1), stray)))
        .isEqualTo("1 warm VMs of spec_hash B2, 0 asked for");
  }

  @Test
  void a_wrong_hash_and_one_hash_for_two_specs_are_named() {
    String wrong = WARM.replace("A1", "C3");
    assertThat(reason(scene(stats(1, 1, JOB, wrong), vm("vm-1", "web", 1), vm("warm-2", "", 1))))
        .isEqualTo("/stats says spec_hash of warm-2 is C3; the engine says A1");
    String first = WARM.replace("'spec_hash'", "'spec':{'rootfs':'a'},'spec_hash'");
    String second = first.replace("warm-2", "warm-3").replace("'a'", "'b'");
    String job = JOB.replace("'min':1", "'min':2");
    assertThat(
            reason(
                scene(
                    stats(1, 2, job, first + "," + second),
                    vm("vm-1", "web", 1),
                    vm("warm-2", "", 1),
                    vm("warm-3", "", 1))))
        .isEqualTo("spec_hash A1 stands for {\"rootfs\":\"a\"} and for {\"rootfs\":\"b\"}");
  }

  @Test
  void a_pool_below_its_minimum_is_named() {
    assertThat(reason(scene(stats(1, 0, JOB, ""), vm("vm-1", "web", 1))))
        .isEqualTo("0 of 1 warm for web");
  }

  @Test
  void a_door_that_refuses_is_told_and_an_empty_planner_proves_nothing() {
    ProbeScene refusing =
        healthy().answering("dial", any -> saying("HTTP/1.1 503 X\r\nContent-Length: 2\r\n\r\nno"));
    assertThat(reason(refusing)).isEqualTo("GET /stats: status 503: no");
    ProbeScene empty =
        scene(stats(0, 0, "", ""))
            .answering("call", about -> about[2].toString().endsWith("/json") ? "{}" : "[]");
    assertThat(probe().read(empty))
        .isEqualTo(Reading.unproven("0 jobs, 0 warm VMs: nothing to compare"));
  }
}
