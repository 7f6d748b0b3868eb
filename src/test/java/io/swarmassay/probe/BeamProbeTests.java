package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.Term;
import io.swarmassay.internal.otp.Beams;
import io.swarmassay.internal.otp.ErlangNodes;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Probes on real Erlang nodes: 1 to 3 are healthy, 4 has another cookie, 5 no handler and a port
 * outside the range.
 */
class BeamProbeTests {
  private static final String[] RANGE = {
    "-kernel", "inet_dist_listen_min", "9100", "inet_dist_listen_max", "9200"
  };
  private static ErlangNodes nodes;
  private static Beam beam;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    nodes = new ErlangNodes();
    nodes.compileHandlers();
    String[] healthy = concat(RANGE, nodes.handling());
    nodes.start(1, ErlangNodes.COOKIE, healthy);
    nodes.start(2, ErlangNodes.COOKIE, healthy);
    nodes.start(3, ErlangNodes.COOKIE, healthy);
    nodes.start(4, "another_cookie", healthy);
    nodes.start(5, ErlangNodes.COOKIE);
    nodes.await(5);
    beam = Beams.open(nodes::dial, () -> ErlangNodes.COOKIE);
  }

  @AfterAll
  static void stop() throws IOException {
    if (beam != null) {
      beam.close();
    }
    if (nodes != null) {
      nodes.close();
    }
  }

  private static String[] concat(String[] one, String[] other) {
    String[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static ProbeScene scene(int... slots) {
    List<Replica> replicas = Arrays.stream(slots).mapToObj(ErlangNodes::replica).toList();
    return new ProbeScene(replicas)
        .observedBy(beam)
        .answering("call", any -> "[]") // swarm knows no address here
        .answering("logs", about -> nodes.logs((Replica) about[0]));
  }

  private static Delivery delivery(String handler) {
    return new Delivery(Optional.empty(), handler, Duration.ofMillis(200), 1);
  }

  /** A scene on which nodes may be connected by asking. */
  private static ProbeScene meeting(int... slots) {
    ProbeScene scene = scene(slots);
    new Ping().connecting().read(scene);
    return scene;
  }

  @Test
  void nodes_that_lost_each_other_stay_apart_under_the_eyes_of_ping_connected_and_delivery() {
    ProbeScene scene = meeting(1, 2);
    ProbeScene other = scene(1, 2); // as another run sees it: connected, and not by us
    assertThat(new Connected().read(other).healthy()).isTrue();
    assertThat(new Ping().read(other).healthy()).isTrue();
    beam.call(
        beam.nodes(ErlangNodes.replica(1), Duration.ofSeconds(5)).get(0),
        "erlang",
        "disconnect_node",
        List.of(Term.atom("atomvm_node2@localhost")),
        Duration.ofSeconds(5));
    for (Probe probe : List.of(new Ping(), delivery("msg_handler"), new Connected())) {
      Reading reading = probe.read(other);
      assertThat(reading.healthy()).as(probe.name()).isFalse();
      assertThat(reading.reason()).contains("not connected");
    }
    assertThat(new Connected().read(other).reason()).startsWith("0 of 2 ordered pairs connected");
    assertThat(new Ping().read(scene).reason()).isEqualTo("2 of 2 ordered pairs pong");
  }

  @Test
  void healthy_nodes_ping_each_other_and_are_measured() {
    Reading reading = new Ping(Optional.empty(), 50).connecting().read(scene(1, 2, 3));
    assertThat(reading.reason()).isEqualTo("6 of 6 ordered pairs pong");
    assertThat(reading.healthy()).isTrue();
    assertThat(reading.measures()).hasSize(300);
    assertThat(reading.measures())
        .allSatisfy(trip -> assertThat(trip.value()).isBetween(0.0, 1000.0));
  }

  /** Nodes that each hold another view of their cluster, as a Mnesia that was split does. */
  @Test
  void a_planted_split_is_seen_by_what_the_nodes_say_themselves() {
    Probe members = new Eval("application:get_env(planted, members)");
    plant(1, "both");
    plant(2, "both");
    assertThat(members.read(scene(1, 2)).reason()).isEqualTo("2 nodes say {ok,both}");
    plant(2, "only_me");
    assertThat(members.read(scene(1, 2)).reason())
        .isEqualTo("atomvm_node1@localhost: {ok,both}; atomvm_node2@localhost: {ok,only_me}");
  }

  private static void plant(int slot, String members) {
    beam.call(
        beam.nodes(ErlangNodes.replica(slot), Duration.ofSeconds(5)).get(0),
        "application",
        "set_env",
        List.of(Term.atom("planted"), Term.atom("members"), Term.atom(members)),
        Duration.ofSeconds(5));
  }

  @Test
  void an_expression_that_is_no_erlang_is_the_scenarios_mistake_not_the_stacks() {
    assertThatThrownBy(() -> new Eval("1 +").read(scene(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("eval is no Erlang: {error,");
  }

  @Test
  void ping_names_the_replica_that_refuses_the_cookie() {
    Reading reading = new Ping().connecting().read(scene(1, 2, 4));
    assertThat(reading.healthy()).isFalse();
    assertThat(reading.reason())
        .startsWith("2 of 6 ordered pairs pong: atomvm-node.4: cookie refused; ");
  }

  @Test
  void epmd_counts_healthy_replicas() {
    Reading reading = new Epmd().read(scene(1, 2, 3));
    assertThat(reading.reason()).isEqualTo("3 of 3 EPMD answer, 3 nodes on ports 9100-9200");
    assertThat(reading.healthy()).isTrue();
  }

  @Test
  void epmd_names_the_node_outside_the_range() {
    Reading reading = new Epmd().read(scene(1, 5));
    assertThat(reading.healthy()).isFalse();
    assertThat(reading.reason())
        .matches("atomvm-node.5: atomvm_node5@localhost listens on port \\d+, outside 9100-9200");
  }

  @Test
  void epmd_names_the_replica_whose_port_mapper_knows_nobody() {
    Reading reading = new Epmd().read(scene(1, 6));
    assertThat(reading.reason()).isEqualTo("atomvm-node.6: its EPMD knows no node");
    assertThat(reading.healthy()).isFalse();
  }

  @Test
  void names_resolve_hosts_and_miss_what_is_unknown() {
    Reading reading = new Names().read(scene(1, 2));
    assertThat(reading.healthy()).isFalse();
    assertThat(reading.reason())
        .startsWith("2 of 4 look-ups resolve: atomvm-node.1: cannot resolve atomvm-node (");
  }

  @Test
  void registered_counts_and_names_the_node_without_the_process() {
    Reading healthy = new Registered().read(scene(1, 2, 3));
    assertThat(healthy.healthy()).isTrue();
    assertThat(healthy.reason()).isEqualTo("msg_handler on 3 of 3 nodes");
    Reading reading = new Registered().read(scene(1, 5));
    assertThat(reading.healthy()).isFalse();
    assertThat(reading.reason())
        .isEqualTo(
            "msg_handler on 1 of 2 nodes: atomvm-node.5: no msg_handler on atomvm_node5@localhost");
  }

  @Test
  void messages_arrive_and_are_logged() {
    Reading reading = delivery("msg_handler").read(meeting(1, 2, 3));
    assertThat(reading.reason()).isEqualTo("6 of 6 ordered pairs delivered and logged");
    assertThat(reading.healthy()).isTrue();
    assertThat(reading.measures()).hasSize(6);
  }

  @Test
  void delivery_says_which_half_is_missing() {
    assertThat(delivery("mute").read(meeting(1, 2)).reason())
        .isEqualTo(
            "0 of 2 ordered pairs delivered and logged:"
                + " atomvm_node1@localhost -> atomvm_node2@localhost:"
                + " in get_msgs but not in the log;"
                + " atomvm_node2@localhost -> atomvm_node1@localhost:"
                + " in get_msgs but not in the log");
    assertThat(delivery("swallower").read(meeting(1, 2)).reason())
        .contains("sent, but neither in get_msgs nor in the log");
  }

  @Test
  void a_message_is_under_way_until_its_handler_has_handled_it() {
    Probe patient = new Delivery(Optional.empty(), "slow", Duration.ofSeconds(2), 1);
    Reading reading = patient.read(meeting(1, 2));
    assertThat(reading.reason()).isEqualTo("2 of 2 ordered pairs delivered and logged");
    assertThat(reading.measures())
        .hasSize(2)
        .allSatisfy(letter -> assertThat(letter.value()).isGreaterThanOrEqualTo(300));
  }

  @Test
  void a_message_that_a_handler_keeps_twice_is_told() {
    assertThat(delivery("doubler").read(meeting(1, 2)).reason())
        .startsWith("0 of 2 ordered pairs delivered and logged: ")
        .contains("more than once in get_msgs");
  }

  @Test
  void delivery_names_the_node_without_a_handler() {
    Reading reading = delivery("msg_handler").read(meeting(1, 2, 5));
    assertThat(reading.healthy()).isFalse();
    assertThat(reading.reason())
        .startsWith("4 of 6 ordered pairs delivered and logged: atomvm-node.5: no msg_handler on")
        .contains("-> atomvm_node5@localhost: send_msg: badrpc, undef");
  }

  @Test
  void a_missing_replica_is_never_overlooked() {
    for (Probe probe : List.of(new Ping(), new Epmd(), new Names(), new Registered())) {
      Reading reading = probe.read(scene(1, 2).wanting(3));
      assertThat(reading.healthy()).as(probe.name()).isFalse();
      assertThat(reading.reason()).contains("atomvm-node: 2 of 3 replicas run");
    }
  }
}
