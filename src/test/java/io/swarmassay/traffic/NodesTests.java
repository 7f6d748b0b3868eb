package io.swarmassay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class NodesTests {
  private static final Duration SOON = Duration.ofSeconds(1);
  private final List<String> asked = new ArrayList<>();
  private String silent = "";

  private static Replica replica(int slot) {
    Instant t = Instant.EPOCH;
    String running = "running";
    return new Replica("m", "web", slot, "t", "c" + slot, "n1", running, running, "", "", t, t);
  }

  private static <T> T answering(Class<T> type, BiFunction<String, Object[], Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.apply(method.getName(), arguments)));
  }

  private Object nodes(Replica replica) {
    asked.add(replica.name());
    if (replica.name().equals(silent)) {
      throw new BeamException("no EPMD");
    }
    return List.of(new BeamNode("node" + replica.slot() + "@h", 9100, replica));
  }

  private final Beam beam = answering(Beam.class, (method, about) -> nodes((Replica) about[0]));
  private final Swarm swarm =
      answering(Swarm.class, (method, about) -> List.of(replica(1), replica(2)));
  private final Deployment deployment =
      answering(
          Deployment.class,
          (method, about) -> method.equals("beam") ? beam : method.equals("swarm") ? swarm : "m");

  private Nodes met() {
    Roster roster = new Roster(deployment, Optional.empty(), born -> {});
    roster.read();
    Nodes nodes = new Nodes(deployment);
    nodes.meet(roster, SOON);
    return nodes;
  }

  @Test
  void those_that_were_met_are_not_asked_for_again() {
    Nodes nodes = met();
    assertThat(asked).containsExactly("web.1", "web.2");
    assertThat(nodes.in(replica(2), SOON).orElseThrow().name()).isEqualTo("node2@h");
    assertThat(asked).hasSize(2);
  }

  @Test
  void one_that_cannot_be_met_is_asked_for_when_it_is_wanted() {
    silent = "web.1";
    Nodes nodes = met();
    silent = "";
    assertThat(nodes.in(replica(1), SOON)).isPresent();
    assertThat(asked).containsExactly("web.1", "web.2", "web.1");
  }
}
