package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.lab.Lab;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
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

  /** Layers that the Dockerfile's last stage adds: release, dumps, home, users, start script. */
  private static final int COPIED = 5;

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

  @Test
  void the_debugger_stops_a_process_of_the_running_node(Deployment balanced) {
    DebugTools.stops_at_a_breakpoint(container(replica(balanced, "debug", one -> true)));
  }

  @Test
  void the_release_is_the_documents(Deployment balanced) {
    Container app = container(replica(balanced, "app", one -> true));
    BalancedRelease.has_no_documentation(app);
    BalancedRelease.was_built_for_production(app);
    BalancedRelease.has_one_emulator_which_is_the_bases(app);
    BalancedRelease.has_no_sources(app);
    BalancedRelease.beams_are_not_compressed(app);
  }

  @Test
  void the_running_emulator_is_as_the_document_configures_it(Deployment balanced) {
    Container app = container(replica(balanced, "app", one -> true));
    BalancedRelease.code_is_loaded_when_it_is_used(app);
    BalancedRelease.crash_dumps_may_take_a_second(app);
    BalancedRelease.libraries_are_in_use(app);
  }

  @Test
  void the_debug_build_logs_from_debug_on_and_the_other_does_not(Deployment balanced) {
    BalancedRelease.logs_from(container(replica(balanced, "debug", one -> true)), "debug");
    BalancedRelease.logs_from(container(replica(balanced, "app", one -> true)), "info");
  }

  private static List<String> layers(String image) {
    return StreamSupport.stream(
            engine.get("/images/" + image + "/json").at("/RootFS/Layers").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** What both builds have below what they add: everything the application runs on. */
  @Test
  void both_builds_have_the_same_base() {
    List<String> app = layers("swarmassay/balanced:1");
    List<String> debug = layers("swarmassay/balanced-debug:1");
    int common = 0;
    while (common < app.size() && app.get(common).equals(debug.get(common))) {
      common++;
    }
    assertThat(common).as(app + "\n" + debug).isEqualTo(app.size() - COPIED);
    assertThat(debug).hasSizeGreaterThan(app.size());
  }
}
