package io.swarmassay.probe.guest;

import static io.swarmassay.probe.guest.Door.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.ProbeContract;
import io.swarmassay.probe.ProbeScene;
import io.swarmassay.probe.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A planner with one job and one warm VM, whose pool is refilled some looks after it was used. */
class ProvisionTests {
  private final Map<String, String> jobs = new LinkedHashMap<>(Map.of("web", "vm-1"));
  private final List<String> warm = new ArrayList<>(List.of("warm-1"));
  private int looksUntilFull;
  private int warmStatus = 201;
  private int coldStatus = 202;
  private int running = 1;

  private Reading read(int looks) {
    looksUntilFull = looks;
    ProbeScene scene =
        new ProbeScene(List.of(ProbeContract.replica(1)))
            .answering("dial", any -> new Door(this::answer))
            .answering("call", any -> services());
    return new Provision("atomvm-node", 8088, Duration.ofMillis(500)).read(scene);
  }

  private synchronized String services() {
    if (warm.isEmpty() && looksUntilFull-- == 0) {
      warm.add("warm-2");
    }
    List<String> all = new ArrayList<>();
    jobs.forEach((job, id) -> all.add(vm(id, ",'planner.job':'" + job + "'")));
    warm.forEach(id -> all.add(vm(id, "")));
    return ("[" + String.join(",", all) + "]").replace('\'', '"');
  }

  private String vm(String id, String label) {
    return "{'Spec':{'Labels':{'planner.vm':'%s','planner.hash':'A1'%s}},'ServiceStatus':{'RunningTasks':%d}}"
        .formatted(id, label, label.contains("assay-") ? running : 1);
  }

  private synchronized String answer(String request) {
    String job = request.contains("assay-warm") ? "assay-warm" : "assay-cold";
    if (request.startsWith("GET")) {
      return http(200, stats());
    } else if (request.startsWith("DELETE")) {
      jobs.remove(job);
      return http(200, "{}");
    } else if (job.equals("assay-warm") && !warm.isEmpty()) {
      jobs.put(job, warm.remove(0));
      return http(warmStatus, "{}");
    }
    jobs.put(job, "vm-" + job);
    return http(coldStatus, "{}");
  }

  private String stats() {
    List<String> all = new ArrayList<>();
    jobs.forEach(
        (job, id) ->
            all.add(
                "{'job_id':'%s','vm_id':'%s','spec':{'warm_pool':{'min':%d}}}"
                    .formatted(job, id, job.equals("web") ? 1 : 0)));
    String pool = warm.isEmpty() ? "" : "{'vm_id':'" + warm.get(0) + "','spec':{}}";
    return "{'jobs':[%s],'warm_pool':[%s]}".formatted(String.join(",", all), pool);
  }

  @Test
  void the_reading_ends_when_the_pool_is_full_again() {
    Reading reading = read(6);
    assertThat(reading.healthy()).as(reading.reason()).isTrue();
    assertThat(reading.measures()).hasSize(2);
    assertThat(warm).containsExactly("warm-2");
    assertThat(jobs).containsOnlyKeys("web");
  }

  @Test
  void a_pool_that_stays_empty_is_named() {
    assertThat(read(Integer.MAX_VALUE).reason()).isEqualTo("not full again: 0 of 1 warm for web");
  }

  @Test
  void another_status_than_promised_is_named_and_the_jobs_are_taken_away() {
    warmStatus = 202;
    coldStatus = 201;
    assertThat(read(0).reason())
        .isEqualTo(
            "POST of a cold VM: status 201, not 202: {}; POST of a warm VM: status 202, not 201: {}");
    assertThat(jobs).containsOnlyKeys("web");
  }

  @Test
  void a_vm_that_was_handed_out_and_does_not_run_is_named() {
    running = 0;
    assertThat(read(0).reason())
        .isEqualTo(
            "202 for a cold VM, but the engine says pending;"
                + " 201 for a warm VM, but the engine says pending");
    assertThat(jobs).containsOnlyKeys("web");
  }

  @Test
  void a_planner_without_a_warm_vm_is_unhealthy() {
    warm.clear();
    assertThat(read(Integer.MAX_VALUE).reason()).isEqualTo("/stats knows no warm VM");
  }
}
