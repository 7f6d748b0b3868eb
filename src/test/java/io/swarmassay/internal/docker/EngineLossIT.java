package io.swarmassay.internal.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.swarm.Await;
import io.swarmassay.swarm.Seen;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmEvent;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("nightly")
class EngineLossIT {
  @Test
  void questions_survive_a_stopped_engine_and_events_return_after_a_restart() {
    Map<String, EngineClient> engines = new HashMap<>();
    try (Lab lab = Lab.start(new LabPlan(3, 3, Map.of(), Optional.empty()))) {
      lab.nodeNames().forEach(node -> engines.put(node, EngineClient.at(lab.socket(node))));
      DockerSwarm swarm = new DockerSwarm(engines, Optional.empty(), Set::of);
      var hosts = lab.swarm().hosts().orElseThrow();
      List<SwarmEvent> events = new CopyOnWriteArrayList<>();
      String follower =
          swarm.nodes().stream().filter(node -> !node.leader()).findFirst().orElseThrow().name();
      try (Await await = Await.on(swarm);
          Swarm.Subscription heard = swarm.watch(events::add)) {
        assertThat(heard).isNotNull();
        hosts.signalEngine(follower, "STOP");
        assertThat(swarm.nodes()).hasSize(3);
        SwarmException silent =
            catchThrowableOfType(
                SwarmException.class,
                () -> engines.get(follower).get("/info", Duration.ofMillis(500)));
        assertThat(silent.status()).isZero();
        hosts.signalEngine(follower, "CONT");
        hosts.signalEngine(follower, "KILL");
        hosts.startEngine(follower);
        await.until(
            "an event of " + follower,
            Duration.ofSeconds(60),
            () -> {
              String name = "{\"Name\":\"again" + System.nanoTime() + "\"}";
              swarm.call(follower, "POST", "/networks/create", name);
              return Seen.of(
                  events.stream()
                      .anyMatch(e -> e.node().equals(follower) && e.kind().equals("network")),
                  events.toString());
            });
      }
    } finally {
      engines.values().forEach(EngineClient::close);
    }
  }
}
