package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.guest.VmStats;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random operations on a planner of a real swarm: users post and delete, VMs and the planner are
 * killed, a node loses its power; then it is quiet, and actual equals desired. A seed is played
 * again with {@code -Dassay.planner.seed=N}.
 */
@Tag("nightly")
class PlannerStormIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OPERATIONS = 200;
  private static final int OUTAGES = 2;
  private static final List<String> JOBS =
      List.of("a", "b", "c", "d", "kafka-consumer", "image-resizer");
  private static final Duration STEADY = Duration.ofSeconds(90);
  private static final Duration ANSWERED = Duration.ofSeconds(20);

  /** Where the planner is not: all it wants to be lies on the manager. */
  private static final String WORKER = "n2";

  @RegisterExtension
  static final LabExtension lab = LabExtension.deploying(LabExtension.stack("planner")).nodes(2, 1);

  @Test
  void two_hundred_random_operations_then_quiet_and_actual_equals_desired(Deployment planner) {
    long seed = Long.getLong("assay.planner.seed", ThreadLocalRandom.current().nextLong());
    Awaitility.await().atMost(STEADY).until(() -> new VmStats().read(planner).healthy());
    List<PlannerOp> operations = PlannerOp.of(seed, OPERATIONS, JOBS, OUTAGES);
    System.out.println(PlannerOp.text(seed, operations));
    PlannerStorm storm = new PlannerStorm(new OnLab(planner), STEADY);
    assertThat(storm.play(operations)).as(PlannerOp.text(seed, operations)).isEmpty();
    System.out.println(storm.model().acknowledged() + " requests were acknowledged");
  }

  /** The hands that hurt a planner on a lab. */
  record OnLab(Deployment planner) implements PlannerRig {
    @Override
    public Optional<Answer> ask(String method, String path, String body) {
      String request =
          "%s %s HTTP/1.1\r\nHost: planner\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(method, path, body.getBytes(StandardCharsets.UTF_8).length, body);
      List<Replica> running = planner.running("planner");
      if (running.isEmpty()) {
        return Optional.empty();
      }
      try (Connection door = planner.swarm().dial(running.get(0), 8088, ANSWERED)) {
        door.out().write(request.getBytes(StandardCharsets.UTF_8));
        door.out().flush();
        String said = new String(door.in().readAllBytes(), StandardCharsets.UTF_8);
        int head = said.indexOf("\r\n\r\n");
        return head < 0
            ? Optional.empty()
            : Optional.of(
                new Answer(
                    Integer.parseInt(said.substring(9, 12)), JSON.readTree(said.substring(head))));
      } catch (IOException | SwarmException nothing) {
        return Optional.empty();
      }
    }

    @Override
    public JsonNode services() {
      String filter =
          "{\"label\":[\"planner.vm\",\"com.docker.stack.namespace=" + planner.namespace() + "\"]}";
      String path =
          "/services?status=true&filters=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
      try {
        return JSON.readTree(planner.swarm().call("n1", "GET", path, ""));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void killVm(String service) {
      try {
        planner.swarm().call("n1", "DELETE", "/services/" + service, "");
      } catch (SwarmException gone) {
        // The planner was quicker.
      }
    }

    @Override
    public void killPlanner() {
      Replica killed = planner.running("planner").get(0);
      planner.swarm().signal(killed, "KILL");
      Awaitility.await()
          .atMost(STEADY)
          .until(
              () ->
                  planner.running("planner").stream()
                          .anyMatch(now -> !now.containerId().equals(killed.containerId()))
                      && ask("GET", "/health", "").isPresent());
    }

    /** A worker has no power meanwhile, and swarm knows; afterwards it has, and is ready. */
    @Override
    public void outage(Runnable meanwhile) {
      Hosts hosts = planner.swarm().hosts().orElseThrow();
      hosts.powerOff(WORKER);
      try {
        Awaitility.await().atMost(STEADY).until(() -> state().equals("down"));
        meanwhile.run();
      } finally {
        hosts.powerOn(WORKER);
      }
      Awaitility.await().atMost(STEADY).until(() -> state().equals("ready"));
    }

    private String state() throws JsonProcessingException {
      for (JsonNode node : JSON.readTree(planner.swarm().call("n1", "GET", "/nodes", ""))) {
        if (node.at("/Description/Hostname").asText().equals(WORKER)) {
          return node.at("/Status/State").asText();
        }
      }
      return "unknown";
    }
  }
}
