package io.swarmassay.traffic;

import static io.swarmassay.beam.Term.atom;
import static io.swarmassay.beam.Term.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.FakeBeam;
import io.swarmassay.beam.Term;
import io.swarmassay.history.Ending;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PingerTests {
  private static final long PATIENCE = 400_000;
  private final FakeBeam beam = new FakeBeam();
  private final List<Term> asked = new ArrayList<>();
  private boolean connect = true;
  private List<Replica> replicas = List.of(replica(1), replica(2));

  private static Replica replica(int slot) {
    Instant t = Instant.EPOCH;
    String running = "running";
    String id = "container" + slot;
    return new Replica("m", "web", slot, "t", id, "n1", running, running, "", "", t, t);
  }

  private static <T> T answering(Class<T> type, Map<String, Supplier<?>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName()).get()));
  }

  private Reply ping(Supplier<Term> answer) {
    for (Replica replica : List.of(replica(1), replica(2))) {
      beam.knowing(new BeamNode("node" + replica.slot() + "@h", 9100, replica));
    }
    beam.answering(
        "rpc:call",
        (node, arguments) -> {
          asked.addAll(arguments);
          return answer.get();
        });
    Swarm swarm = answering(Swarm.class, Map.of("replicas", () -> replicas));
    Deployment deployment =
        answering(
            Deployment.class,
            Map.of("swarm", () -> swarm, "namespace", () -> "m", "beam", () -> beam));
    Roster roster = new Roster(deployment, Optional.empty(), born -> {});
    roster.read();
    AtomicLong numbers = new AtomicLong();
    Hand hand = new Pinger(beam, roster, new Nodes(deployment), "web.1", "web.2", numbers, connect);
    return hand.send(hand.next(), PATIENCE);
  }

  @Test
  void a_pong_is_ok_and_asked_of_the_peer_for_no_longer_than_patience() {
    assertThat(ping(() -> atom("pong")).end()).isEqualTo(Ending.OK);
    assertThat(asked.get(0)).isEqualTo(atom("node1@h"));
    assertThat(asked.get(3)).isEqualTo(new Term.Listed(List.of(atom("node2@h"))));
    assertThat(asked.get(4)).isEqualTo(Term.integer(400));
  }

  @Test
  void nodes_that_are_to_connect_by_themselves_are_not_connected_by_a_ping() {
    connect = false;
    beam.answering("erlang:nodes", (node, arguments) -> new Term.Listed(List.of(atom("node9@h"))));
    assertThat(ping(() -> atom("pong")).detail()).isEqualTo("not connected");
    assertThat(asked).isEmpty();
    beam.answering("erlang:nodes", (node, arguments) -> new Term.Listed(List.of(atom("node2@h"))));
    assertThat(ping(() -> atom("pong")).end()).isEqualTo(Ending.OK);
  }

  @Test
  void a_pang_has_failed() {
    assertThat(ping(() -> atom("pang")).end()).isEqualTo(Ending.FAIL);
  }

  @Test
  void no_answer_in_time_is_unknown() {
    assertThat(ping(() -> tuple(atom("badrpc"), atom("timeout"))).end()).isEqualTo(Ending.UNKNOWN);
    Supplier<Term> lost =
        () -> {
          throw new BeamException("connection lost");
        };
    assertThat(ping(lost).end()).isEqualTo(Ending.UNKNOWN);
  }

  @Test
  void a_peer_that_does_not_run_has_failed() {
    replicas = List.of(replica(1));
    assertThat(ping(() -> atom("pong")).detail()).isEqualTo("web.2 does not run");
    assertThat(asked).isEmpty();
  }
}
