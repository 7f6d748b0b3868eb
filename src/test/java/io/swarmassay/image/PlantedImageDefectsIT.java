package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.swarm.Replica;
import io.swarmassay.yaml.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each variant has the defect it is for, in slot 2 alone, and the real stack has none of them. */
@Tag("nightly")
class PlantedImageDefectsIT {
  private static final String NAME = "planted";
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static Lab lab;
  private static EngineClient engine;

  @BeforeAll
  static void a_lab_with_all_images() {
    List<Stack> stacks =
        Stream.of("cookie", "handler", "port", "").map(PlantedImageDefectsIT::stack).toList();
    Path images = Images.ofThisMachine().template(stacks).dataRoot();
    lab = Lab.start(LabPlan.of(1).from(images));
    engine = EngineClient.at(lab.socket("n1"));
  }

  @AfterAll
  static void the_lab_ends() {
    engine.close();
    lab.close();
  }

  @AfterEach
  void the_stack_is_removed() {
    lab.swarm().remove(NAME);
  }

  @Test
  void the_real_stack_has_no_defect() {
    deploy("");
    eventually(() -> assertThat(pings()).isEqualTo("[pong,pong,pong]"));
    for (int slot = 1; slot <= 3; slot++) {
      String names = exec(slot, "epmd", "-names");
      assertThat(names).contains("name atomvm_node" + slot + " at port 91");
      assertThat(handler(slot)).startsWith("<");
    }
  }

  @Test
  void a_replica_with_another_cookie_answers_no_ping() {
    deploy("cookie");
    eventually(() -> assertThat(pings()).isEqualTo("[pong,pang,pong]"));
  }

  @Test
  void a_replica_without_its_handler_has_none_registered() {
    deploy("handler");
    eventually(() -> assertThat(handler(1)).startsWith("<"));
    eventually(() -> assertThat(handler(2)).isEqualTo("undefined"));
  }

  @Test
  void a_replica_with_a_stray_port_is_registered_with_it() {
    deploy("port");
    eventually(
        () -> assertThat(exec(2, "epmd", "-names")).contains("name atomvm_node2 at port 9300"));
    eventually(
        () -> assertThat(exec(1, "epmd", "-names")).contains("name atomvm_node1 at port 91"));
  }

  private static Stack stack(String defect) {
    return Stack.at(
        defect.isEmpty()
            ? Path.of("stacks/messaging")
            : Path.of("src/test/resources/stacks/messaging-" + defect));
  }

  private static void deploy(String defect) {
    Problems problems = new Problems();
    StackFile file = StackFile.read(stack(defect).file(), Map.of(), problems).orElseThrow();
    lab.swarm().deploy(file.blueprint(NAME));
  }

  /** What node 1 gets from nodes 1, 2 and 3. */
  private static String pings() {
    String others = "['atomvm_node1@atomvm-1', 'atomvm_node2@atomvm-2', 'atomvm_node3@atomvm-3']";
    return erl(1, "[rpc:call('atomvm_node1@atomvm-1', net_adm, ping, [N]) || N <- " + others + "]");
  }

  private static String handler(int slot) {
    return erl(
        slot,
        "rpc:call('atomvm_node%d@atomvm-%d', erlang, whereis, [msg_handler])"
            .formatted(slot, slot));
  }

  private static String erl(int slot, String expression) {
    String eval = "io:format(\"=~0p.~n\", [" + expression + "]), halt().";
    String printed =
        exec(
            slot,
            "erl",
            "-noshell",
            "-hidden",
            "-sname",
            "asks",
            "-setcookie",
            "atomvm_secret_cookie",
            "-eval",
            eval);
    return printed.replaceAll("(?s).*=(.*)\\.\\n.*", "$1");
  }

  private static String exec(int slot, String... command) {
    Replica replica =
        lab.swarm().replicas(NAME).stream()
            .filter(at -> at.slot() == slot && at.running())
            .findFirst()
            .orElseThrow(() -> new AssertionError("slot " + slot + " does not run"));
    Map<String, Object> request =
        Map.of("AttachStdout", true, "AttachStderr", true, "Cmd", List.of(command));
    JsonNode made = engine.post("/containers/" + replica.containerId() + "/exec", request);
    String path = "/exec/" + made.path("Id").asText() + "/start";
    return engine.send("POST", path, Map.of("Detach", false, "Tty", false), DEADLINE);
  }

  private static void eventually(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .untilAsserted(assertion);
  }
}
