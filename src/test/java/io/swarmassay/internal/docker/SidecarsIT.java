package io.swarmassay.internal.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmassay.swarm.Await;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Seen;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

class SidecarsIT {
  private static final Map<String, String> LABELS = Map.of(Blueprint.LABEL, "side");
  private static final String ASK =
      "until printf 'GET /hello HTTP/1.0\\r\\n\\r\\n' | nc web 8080; do sleep 1; done; sleep 100";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static TinyLab lab;
  private static DockerSwarm swarm;

  @BeforeAll
  static void deploy() throws IOException, InterruptedException {
    lab = TinyLab.start();
    swarm = lab.swarm();
    swarm.deploy(blueprint());
    try (Await await = Await.on(swarm)) {
      await.until("web", PATIENCE, () -> Seen.of(running() == 1, "" + running()));
    }
  }

  @AfterAll
  static void end() {
    lab.close();
  }

  private static long running() {
    return swarm.replicas("side").stream().filter(Replica::running).count();
  }

  private static Blueprint blueprint() {
    String serve = "mkdir /www; echo from the overlay > /www/hello; exec httpd -f -p 8080 -h /www";
    Map<String, Object> container =
        Map.of(
            "Image", TinyLab.IMAGE, "Labels", LABELS, "Command", List.of("/bin/sh", "-c", serve));
    Map<String, Object> template =
        Map.of(
            "ContainerSpec", container,
            "Placement", Map.of("Constraints", List.of("node.hostname == n2")),
            "Networks", List.of(Map.of("Target", "side_net", "Aliases", List.of("web"))));
    Map<String, Object> service =
        Map.of(
            "Name",
            "side_web",
            "Labels",
            LABELS,
            "Mode",
            Map.of("Replicated", Map.of("Replicas", 1)),
            "EndpointSpec",
            Map.of("Mode", "dnsrr"),
            "TaskTemplate",
            template);
    return new Blueprint(
        "side",
        List.of(network("side_net", true), network("side_closed", false)),
        List.of(),
        List.of(),
        List.of(service));
  }

  private static Map<String, Object> network(String name, boolean attachable) {
    return Map.of("Name", name, "Driver", "overlay", "Attachable", attachable, "Labels", LABELS);
  }

  private static Sidecars sidecars() {
    return Sidecars.on(lab.engines().get("n1"), TinyLab.IMAGE);
  }

  @Test
  void a_container_of_testcontainers_reaches_a_service_on_another_node_by_name() {
    try (GenericContainer<?> beside =
        new GenericContainer<>(DockerImageName.parse(TinyLab.IMAGE))
            .withNetwork(sidecars().network("side", "net"))
            .withCommand("/bin/sh", "-c", ASK)
            .waitingFor(
                Wait.forLogMessage("(?s).*from the overlay.*", 1).withStartupTimeout(PATIENCE))) {
      beside.start();
      assertThat(beside.getLogs()).contains("from the overlay");
    }
  }

  @Test
  void a_network_that_is_not_attachable_is_refused_with_the_way_out() {
    assertThat(
            catchThrowableOfType(SwarmException.class, () -> sidecars().network("side", "closed")))
        .hasMessageContaining("attachable: true");
  }

  @Test
  void a_second_engine_in_the_same_jvm_is_refused() {
    sidecars();
    assertThat(
            catchThrowableOfType(
                SwarmException.class, () -> Sidecars.on(lab.engines().get("n2"), TinyLab.IMAGE)))
        .hasMessageContaining("one engine per JVM");
  }
}
