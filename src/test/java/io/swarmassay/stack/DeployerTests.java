package io.swarmassay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.yaml.Problems;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
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

  /** A swarm that refuses every service. */
  private Swarm refusing() {
    return (Swarm)
        Proxy.newProxyInstance(
            Swarm.class.getClassLoader(),
            new Class<?>[] {Swarm.class},
            (proxy, method, arguments) -> {
              if (arguments != null
                  && arguments[0] instanceof Blueprint blueprint
                  && !blueprint.services().isEmpty()) {
                throw new SwarmException(400, "port '80' is already in use");
              }
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
