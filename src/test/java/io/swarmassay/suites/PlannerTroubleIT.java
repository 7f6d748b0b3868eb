package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.Reading;
import io.swarmassay.probe.guest.VmStats;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the planner does when it can do nothing: it says so, and desires nothing new. */
@Tag("nightly")
class PlannerTroubleIT {
  private static final Duration STEADY = Duration.ofSeconds(60);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final String BODY =
      "{\"job_id\":\"unheard\",\"spec\":{\"rootfs\":\"a\",\"kernel\":\"b\",\"cmd\":[\"/bin/true\"],"
          + "\"lifecycle\":\"service\",\"resources\":{\"vcpu\":1,\"mem_mb\":16}}}";

  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(Stack.at(Path.of("src/test/resources/stacks/planner-unread")))
          .nodes(1, 1);

  @Test
  void a_file_that_holds_no_terms_adds_nothing_and_the_log_says_so(Deployment planner) {
    Awaitility.await().atMost(STEADY).until(() -> new VmStats().read(planner).unproven());
    Reading stats = new VmStats().read(planner);
    assertThat(stats.reason()).startsWith("0 jobs, 0 warm VMs");
    assertThat(planner.swarm().logs(only(planner)))
        .anyMatch(line -> line.contains("/etc/passwd is not taken"));
  }

  @Test
  void while_the_engine_hangs_a_request_is_refused_with_503_and_not_desired_later(
      Deployment planner) throws Exception {
    Awaitility.await().atMost(STEADY).until(() -> new VmStats().read(planner).unproven());
    Hosts hosts = planner.swarm().hosts().orElseThrow();
    String node = only(planner).node();
    try (Connection line = planner.swarm().dial(only(planner), 8088, Duration.ofSeconds(30))) {
      hosts.signalEngine(node, "STOP");
      assertThat(posted(line)).startsWith("HTTP/1.1 503 ").contains("the engine: timeout");
    } finally {
      hosts.signalEngine(node, "CONT");
    }
    Awaitility.await().atMost(STEADY).until(() -> new VmStats().read(planner).unproven());
    assertThat(new VmStats().read(planner).reason()).startsWith("0 jobs");
  }

  private static Replica only(Deployment planner) {
    return planner.running("planner").get(0);
  }

  /** The whole answer: the planner closes the connection behind it. */
  private static String posted(Connection line) throws Exception {
    String request =
        "POST /vms HTTP/1.1\r\nHost: planner\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + BODY.length()
            + "\r\n\r\n"
            + BODY;
    line.out().write(request.getBytes(StandardCharsets.UTF_8));
    line.out().flush();
    var reader = Executors.newSingleThreadExecutor();
    try {
      Future<String> answer = reader.submit(() -> all(line));
      return answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    } finally {
      line.close();
      reader.shutdown();
    }
  }

  private static String all(Connection line) throws IOException {
    return new String(line.in().readAllBytes(), StandardCharsets.UTF_8);
  }
}
