package io.swarmassay.probe.guest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.ProbeContract;
import io.swarmassay.probe.ProbeScene;
import io.swarmassay.probe.Reading;
import io.swarmassay.swarm.Connection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

  private Reading read(int looks) {
    looksUntilFull = looks;
    ProbeScene scene =
        new ProbeScene(List.of(ProbeContract.replica(1)))
            .answering("dial", any -> new Door())
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

  private static String vm(String id, String label) {
    return "{'Spec':{'Labels':{'planner.vm':'%s','planner.hash':'A1'%s}},'ServiceStatus':{'RunningTasks':1}}"
        .formatted(id, label);
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
      return http(201, "{}");
    }
    jobs.put(job, "vm-" + job);
    return http(202, "{}");
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

  private static String http(int status, String body) {
    String json = body.replace('\'', '"');
    return "HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s".formatted(status, json.length(), json);
  }

  /** Answers what was written when it is read. */
  private final class Door implements Connection {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Override
    public InputStream in() {
      return new InputStream() {
        private InputStream answer;

        @Override
        public int read() throws IOException {
          if (answer == null) {
            answer = new ByteArrayInputStream(answer(out.toString(UTF_8)).getBytes(UTF_8));
          }
          return answer.read();
        }
      };
    }

    @Override
    public OutputStream out() {
      return out;
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
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
}
