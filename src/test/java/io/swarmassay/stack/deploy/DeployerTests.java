package io.swarmassay.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.Parsed;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.yaml.Problems;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class DeployerTests {
  private static final Path FOLDER = Path.of("src/test/resources/stacks");
  private final FakeSwarm swarm = FakeSwarm.of(3);

  @Test
  void two_runs_of_one_stack_have_two_names() {
    try (Deployment one = deploy("messaging");
        Deployment two = deploy("messaging")) {
      assertThat(one.namespace()).matches("messaging-[a-z]{4}");
      assertThat(two.namespace()).isNotEqualTo(one.namespace());
      assertThat(one.desired()).isEqualTo(Map.of("atomvm-node", 3));
      assertThat(one.services()).containsExactly("atomvm-node");
    }
  }

  @Test
  void closing_removes_the_deployment() {
    Deployment deployment = deploy("messaging");
    deployment.close();
    assertThat(swarm.calls()).last().isEqualTo("remove " + deployment.namespace());
  }

  @Test
  void what_swarm_refuses_leaves_nothing_behind() {
    assertThatThrownBy(() -> deploy(refusing(), "messaging", "x"))
        .isInstanceOf(SwarmException.class)
        .hasMessage("port '80' is already in use");
    assertThat(swarm.calls()).last().isEqualTo("remove x");
  }

  @Test
  void a_name_that_is_taken_is_told_and_its_owner_lives_on() {
    deploy(swarm, "messaging", "x");
    assertThatThrownBy(() -> deploy(swarm, "messaging", "x"))
        .isInstanceOf(SwarmException.class)
        .hasMessage("a deployment named x exists already");
    assertThat(swarm.desired("x")).isNotEmpty();
  }

  @Test
  void a_removal_that_fails_too_does_not_hide_what_was_refused() {
    Swarm broken =
        intercepted(
            (method, argument) -> {
              if (method.equals("remove")) {
                throw new SwarmException(500, "no engine");
              }
              if (argument instanceof Blueprint) {
                throw new SwarmException(400, "refused");
              }
            });
    assertThatThrownBy(() -> deploy(broken, "messaging", "x"))
        .hasMessage("refused")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("no engine"));
  }

  @Test
  void a_name_leaves_room_for_the_longest_service() {
    String service = "s".repeat(40);
    StackFile file = Parsed.of("services: {" + service + ": {image: a}}").file().orElseThrow();
    Stack stack = new Stack("My_Stack of many words and letters", FOLDER);

    String name = Deployer.deploy(swarm, stack, file, nodes -> null).namespace();

    assertThat(name).matches("my-stack-of-many--[a-z]{4}");
    assertThat(name + "_" + service).hasSize(63);
  }

  @Test
  void however_long_a_service_is_a_letter_of_the_stack_is_left() {
    StackFile file =
        Parsed.of("services: {" + "s".repeat(56) + ": {image: a}}").file().orElseThrow();

    assertThat(Deployer.deploy(swarm, new Stack("hello", FOLDER), file, nodes -> null).namespace())
        .matches("h-[a-z]{4}");
  }

  @Test
  void something_can_be_deployed_along() {
    Blueprint[] asked = new Blueprint[1];
    StackFile file = read("modes");
    Blueprint more =
        new Blueprint(
            "equipped", List.of(), List.of(), List.of(), file.blueprint("equipped").services());
    Deployment deployment =
        Deployer.deploy(
            swarm,
            new Stack("modes", FOLDER),
            file,
            nodes -> null,
            wanted -> {
              asked[0] = wanted;
              return more;
            });
    assertThat(asked[0].namespace()).matches("modes-[a-z]{4}");
    assertThat(deployment.namespace()).isEqualTo("equipped");
  }

  /** A swarm that refuses every service. */
  private Swarm refusing() {
    return intercepted(
        (method, argument) -> {
          if (argument instanceof Blueprint blueprint && !blueprint.services().isEmpty()) {
            throw new SwarmException(400, "port '80' is already in use");
          }
        });
  }

  private Swarm intercepted(BiConsumer<String, Object> before) {
    return (Swarm)
        Proxy.newProxyInstance(
            Swarm.class.getClassLoader(),
            new Class<?>[] {Swarm.class},
            (proxy, method, arguments) -> {
              before.accept(method.getName(), arguments == null ? null : arguments[0]);
              return method.invoke(swarm, arguments);
            });
  }

  private static Deployment deploy(Swarm swarm, String name, String namespace) {
    return Deployer.deploy(swarm, new Stack(name, FOLDER), read(name), nodes -> null, namespace);
  }

  @Test
  void a_stack_without_erlang_nodes_has_no_observer() {
    try (Deployment deployment = deploy("modes")) {
      assertThatThrownBy(deployment::beam)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("stack modes names no Erlang nodes (x-assay.beam)");
    }
  }

  private Deployment deploy(String name) {
    return Deployer.deploy(swarm, new Stack(name, FOLDER), read(name), nodes -> null);
  }

  private static StackFile read(String name) {
    Problems problems = new Problems();
    var file = StackFile.read(FOLDER.resolve(name + ".yml"), Map.of(), problems);
    assertThat(problems.sorted()).isEmpty();
    return file.orElseThrow();
  }
}
