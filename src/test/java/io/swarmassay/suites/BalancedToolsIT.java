package io.swarmassay.suites;

import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.lab.Lab;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one debugs the balanced application with, used as one would. */
class BalancedToolsIT {
  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(LabExtension.stack("balanced")).nodes(1, 1);

  private static EngineClient engine;

  @BeforeAll
  static void the_one_engine(Lab swarm) {
    engine = EngineClient.at(swarm.socket("n1"));
  }

  @AfterAll
  static void the_engine_is_left_alone() {
    engine.close();
  }

  private static Replica replica(
      Deployment balanced, String service, Predicate<Replica> condition) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> balanced.running(service).stream().filter(condition).toList(),
            running -> !running.isEmpty())
        .get(0);
  }

  private static Container container(Replica replica) {
    return Container.at(engine, replica.containerId());
  }

  @Test
  void remote_is_a_shell_of_the_running_node(Deployment balanced) throws IOException {
    for (String service : List.of("app", "debug")) {
      DebugTools.reaches_the_running_node(container(replica(balanced, service, one -> true)));
    }
  }

  @Test
  void a_crash_dump_can_be_read_after_the_crash(Deployment balanced) {
    Replica crashed = replica(balanced, "app", one -> true);
    DebugTools.crash(container(crashed));
    Replica next =
        replica(
            balanced,
            "app",
            one ->
                one.slot() == crashed.slot() && !one.containerId().equals(crashed.containerId()));
    DebugTools.reads_the_dump(container(next), "balanced-" + crashed.slot() + "-");
  }

  @Test
  void a_call_of_the_running_node_is_traced(Deployment balanced) throws IOException {
    DebugTools.traces(container(replica(balanced, "debug", one -> true)));
  }

  @Test
  void tcpdump_captures_as_the_user_of_the_image(Deployment balanced) {
    DebugTools.captures(container(replica(balanced, "debug", one -> true)));
  }

  @Test
  void the_user_is_the_documents(Deployment balanced) {
    for (String service : List.of("app", "debug")) {
      DebugTools.runs_as_the_documents_user(container(replica(balanced, service, one -> true)));
    }
  }
}
