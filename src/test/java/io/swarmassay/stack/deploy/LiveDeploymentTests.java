package io.swarmassay.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.Beam;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.Assay;
import io.swarmassay.stack.file.Parsed;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveDeploymentTests {
  private static final String FILE =
      """
      services:
        node: {image: "app:1", secrets: [cookie], deploy: {replicas: 2}}
        web: {image: "app:1"}
      secrets:
        cookie: {external: true}
      x-assay:
        secrets: {cookie: oatmeal}
        beam: {services: [node], cookie: cookie}
      """;

  private final FakeSwarm swarm = FakeSwarm.of(3);
  private final List<String> beams = new ArrayList<>();

  @Test
  void it_asks_the_swarm_each_time() {
    Deployment deployment = deploy(swarm);
    swarm.advance(FakeSwarm.START);

    assertThat(deployment.stack()).isEqualTo(Stack.at(Parsed.FOLDER));
    assertThat(deployment.swarm()).isSameAs(swarm);
    assertThat(deployment.namespace()).isEqualTo("x");
    assertThat(deployment.services()).containsExactly("node", "web");
    assertThat(deployment.erlang()).containsExactly("node");
    assertThat(names(deployment.running())).containsExactly("node.1", "node.2", "web.1");
    assertThat(names(deployment.running("node"))).containsExactly("node.1", "node.2");

    deployment.scale("web", 2);
    swarm.advance(FakeSwarm.START);

    assertThat(deployment.desired()).isEqualTo(Map.of("node", 2, "web", 2));
    assertThat(names(deployment.running("web"))).containsExactly("web.1", "web.2");
    swarm.signal(deployment.running("web").get(0), "KILL");
    assertThat(names(deployment.running("web"))).containsExactly("web.2");
  }

  @Test
  void on_a_stack_that_names_no_erlang_nodes_each_service_may_hold_some() {
    StackFile file = Parsed.web("tty: true").file().orElseThrow();

    assertThat(Deployer.deploy(swarm, Stack.at(Parsed.FOLDER), file, n -> null, "x").erlang())
        .containsExactly("web");
  }

  @Test
  void a_deployment_that_says_nothing_of_them_may_hold_erlang_nodes_in_each_service() {
    Deployment fake = FakeDeployment.of(swarm, "web", 2);
    assertThat(fake.erlang()).containsExactly("web");
    assertThat(fake.remarks()).isEmpty();
    assertThat(fake.complete()).isEmpty();
  }

  @Test
  void the_observer_is_opened_once_with_the_cookie_and_closed_with_the_deployment() {
    Deployment deployment = deploy(swarm);
    assertThat(beams).isEmpty();

    assertThat(deployment.beam()).isSameAs(deployment.beam());
    assertThat(beams).containsExactly("opened with oatmeal");
    deployment.leave();
    deployment.leave();
    assertThat(beams).containsExactly("opened with oatmeal", "closed");
    assertThat(swarm.desired("x")).isNotEmpty();

    deployment.beam();
    deployment.close();
    assertThat(beams).hasSize(4).last().isEqualTo("closed");
    assertThat(swarm.calls()).last().isEqualTo("remove x");
  }

  @Test
  void tasks_that_ended_well_count_where_swarm_does_not_replace_them() {
    String answer = "[{\"Spec\": {\"Name\": \"x_web\", \"Mode\": {\"ReplicatedJob\": {}}}}]";
    Swarm answering =
        AnsweringSwarm.before(swarm)
            .answering("/services", answer)
            .answering("/networks", "[]")
            .swarm();
    StackFile file = Parsed.web("deploy: {mode: replicated-job, replicas: 2}").file().orElseThrow();
    Deployment deployment =
        Deployer.deploy(answering, Stack.at(Parsed.FOLDER), file, n -> null, "x");

    swarm.lookCosts(Duration.ZERO);
    assertThat(deployment.complete()).isEmpty();
    swarm.advance(FakeSwarm.START);
    assertThat(deployment.complete()).isEqualTo(Map.of("web", 2));
  }

  private Deployment deploy(Swarm on) {
    StackFile file = Parsed.of(FILE).file().orElseThrow();
    return Deployer.deploy(on, Stack.at(Parsed.FOLDER), file, this::open, "x");
  }

  private Beam open(Assay.ErlangNodes nodes) {
    beams.add("opened with " + nodes.cookie());
    return (Beam)
        Proxy.newProxyInstance(
            Beam.class.getClassLoader(),
            new Class<?>[] {Beam.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                beams.add("closed");
              }
              return null;
            });
  }

  private static List<String> names(List<Replica> replicas) {
    return replicas.stream().map(Replica::name).toList();
  }
}
