package io.swarmassay.internal.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmassay.swarm.Await;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Layer;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Seen;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmContract;
import io.swarmassay.swarm.SwarmEvent;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DockerSwarmIT extends SwarmContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> LABELS = Map.of(Blueprint.LABEL, "full");
  private static TinyLab lab;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    lab = TinyLab.start();
  }

  @AfterAll
  static void end() {
    lab.close();
  }

  @Override
  protected Swarm swarm() {
    return lab.swarm();
  }

  @Override
  protected String image() {
    return TinyLab.IMAGE;
  }

  /** A deployment with a part of every kind, joined by names. */
  private static Blueprint full() {
    Map<String, Object> container =
        Map.of(
            "Image",
            TinyLab.IMAGE,
            "Command",
            List.of("/bin/sh", "-c", "cat /run/secrets/s; echo; echo bad >&2; exec sleep 1000"),
            "Labels",
            LABELS,
            "Mounts",
            List.of(
                Map.of(
                    "Type", "volume",
                    "Source", "full_v",
                    "Target", "/v",
                    "VolumeOptions", Map.of("Labels", LABELS))),
            "Secrets",
            List.of(Map.of("SecretName", "full_s", "File", file("s"))),
            "Configs",
            List.of(Map.of("ConfigName", "full_c", "File", file("/c"))),
            "CapabilityAdd",
            List.of("CAP_NET_ADMIN"));
    Map<String, Object> template =
        Map.of(
            "ContainerSpec",
            container,
            "Networks",
            List.of(Map.of("Target", "full_net", "Aliases", List.of("web"))));
    Map<String, Object> service =
        Map.of(
            "Name",
            "full_web",
            "Labels",
            LABELS,
            "Mode",
            Map.of("Replicated", Map.of("Replicas", 2)),
            "EndpointSpec",
            Map.of("Mode", "dnsrr"),
            "TaskTemplate",
            template);
    return new Blueprint(
        "full",
        List.of(
            Map.of("Name", "full_net", "Driver", "overlay", "Attachable", true, "Labels", LABELS)),
        List.of(Map.of("Name", "full_s", "Data", "aHVzaA==", "Labels", LABELS)),
        List.of(Map.of("Name", "full_c", "Data", "Y29uZg==", "Labels", LABELS)),
        List.of(service));
  }

  private static Map<String, Object> file(String name) {
    return Map.of("Name", name, "UID", "0", "GID", "0", "Mode", 0444);
  }

  private static List<Replica> running(Swarm swarm, Await await, int number) {
    return await.until(
        number + " running",
        PATIENCE,
        () -> {
          List<Replica> seen = swarm.replicas("full").stream().filter(Replica::running).toList();
          return seen.size() == number
              ? Seen.there(seen)
              : Seen.notYet(swarm.replicas("full").toString());
        });
  }

  @Test
  void every_kind_of_part_is_joined_by_name_kept_by_scaling_and_removed_without_a_trace() {
    Swarm swarm = swarm();
    try (Await await = Await.on(swarm)) {
      swarm.deploy(full());
      List<Replica> replicas = running(swarm, await, 2);
      List<String> log =
          await.until(
              "two lines",
              PATIENCE,
              () -> {
                List<String> lines = swarm.logs(replicas.get(0));
                return lines.size() == 2 ? Seen.there(lines) : Seen.notYet(lines.toString());
              });
      assertThat(log).containsExactlyInAnyOrder("hush", "bad");
      assertThat(swarm.datedLogs(replicas.get(0)))
          .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z (hush|bad)"));
      swarm.scale("full", "web", 3);
      running(swarm, await, 3);
      String spec = swarm.call("n1", "GET", "/services/full_web", "");
      assertThat(spec).contains("CAP_NET_ADMIN");
    } finally {
      swarm.remove("full");
    }
    assertThat(left()).isEmpty();
  }

  private static String left() {
    StringBuilder left = new StringBuilder();
    String ours = Json.filter("label", Blueprint.LABEL + "=full");
    for (EngineClient engine : lab.engines().values()) {
      for (String kind : List.of("containers/json", "networks", "secrets", "configs", "services")) {
        engine
            .get("/" + kind + ours + (kind.startsWith("cont") ? "&all=1" : ""))
            .forEach(found -> left.append(kind).append(found));
      }
      engine.get("/volumes" + ours).path("Volumes").forEach(found -> left.append(found));
    }
    return left.toString();
  }

  @Test
  void swarms_own_events_are_heard_once_and_updates_say_what_is_new() {
    Swarm swarm = swarm();
    List<SwarmEvent> events = new CopyOnWriteArrayList<>();
    try (Await await = Await.on(swarm);
        Swarm.Subscription heard = swarm.watch(events::add)) {
      assertThat(heard).isNotNull();
      swarm.deploy(full());
      running(swarm, await, 2);
      swarm.scale("full", "web", 1);
      await.until(
          "update",
          PATIENCE,
          () -> Seen.of(events.stream().anyMatch(DockerSwarmIT::scaled), events.toString()));
      assertThat(events).filteredOn(DockerSwarmIT::scaled).hasSize(1);
      assertThat(events).filteredOn(e -> e.action().startsWith("exec_")).isEmpty();
    } finally {
      swarm.remove("full");
    }
    assertThat(events)
        .filteredOn(e -> e.kind().equals("service") && e.action().equals("create"))
        .extracting(SwarmEvent::subject, SwarmEvent::namespace)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("web", "full"));
  }

  private static boolean scaled(SwarmEvent event) {
    return event.kind().equals("service")
        && event.action().equals("update")
        && event.detail().equals("replicas 1");
  }

  @Test
  void layers_are_known_by_image() {
    assertThat(swarm().layers(TinyLab.IMAGE))
        .singleElement()
        .extracting(Layer::component)
        .isEqualTo("base");
    SwarmException missing =
        catchThrowableOfType(SwarmException.class, () -> swarm().layers("nope:1"));
    assertThat(missing.status()).isEqualTo(404);
  }

  @Test
  void a_network_that_is_not_there_is_refused_by_name() {
    Blueprint full = full();
    Blueprint without =
        new Blueprint("full", List.of(), full.secrets(), full.configs(), full.services());
    try {
      assertThat(catchThrowableOfType(SwarmException.class, () -> swarm().deploy(without)))
          .hasMessageContaining("full_net");
    } finally {
      swarm().remove("full");
    }
  }

  @Test
  void facts_name_engine_and_kernel() {
    assertThat(swarm().facts()).containsKeys("Engine", "containerd", "runc", "kernel", "cgroup");
  }
}
