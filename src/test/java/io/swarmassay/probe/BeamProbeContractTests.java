package io.swarmassay.probe;

import static io.swarmassay.probe.ThreeNodes.all;
import static io.swarmassay.probe.ThreeNodes.beam;
import static io.swarmassay.probe.ThreeNodes.each;
import static io.swarmassay.probe.ThreeNodes.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.FakeBeam;
import io.swarmassay.beam.Term;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract for the probes that ask how Erlang nodes are connected, on nodes in memory. */
class BeamProbeContractTests {
  @Nested
  class OfEpmd extends ProbeContract {
    @Override
    public Probe probe() {
      return new Epmd();
    }

    @Override
    public ProbeScene healthy() {
      return three().observedBy(beam());
    }

    @Test
    void a_job_beside_the_erlang_nodes_is_not_asked() {
      Replica job =
          new Replica(
              "m",
              "migrate",
              1,
              "t9",
              "c9",
              "n1",
              "running",
              "complete",
              "",
              "",
              Instant.EPOCH,
              Instant.EPOCH);
      ProbeScene scene =
          new ProbeScene(List.of(replica(1), replica(2), replica(3), job)).wanting(3);
      assertThat(probe().read(scene.observedBy(beam())).reason()).startsWith("3 of 3 EPMD answer");
    }

    private Reading listening(int port) {
      FakeBeam beam = new FakeBeam().knowing(node(replica(1))).knowing(node(replica(2)));
      return probe().read(three().observedBy(beam.knowing(new BeamNode("x@h", port, replica(3)))));
    }

    @Test
    void a_node_that_listens_beside_the_range_is_named() {
      assertThat(listening(9100).healthy()).isTrue();
      assertThat(listening(9200).healthy()).isTrue();
      assertThat(listening(9099).reason())
          .isEqualTo("atomvm-node.3: x@h listens on port 9099, outside 9100-9200");
      assertThat(listening(9201).reason())
          .isEqualTo("atomvm-node.3: x@h listens on port 9201, outside 9100-9200");
    }

    @Test
    void a_port_mapper_that_was_killed_is_named() {
      FakeBeam two = new FakeBeam().knowing(node(replica(1))).knowing(node(replica(3)));
      assertThat(probe().read(three().observedBy(two)).reason())
          .isEqualTo("atomvm-node.2: no EPMD answers on 4369");
    }
  }

  @Nested
  class OfPing extends ProbeContract {
    @Override
    public Probe probe() {
      return new Ping();
    }

    @Override
    public ProbeScene healthy() {
      Term pong = Term.tuple(Term.atom("pong"), Term.list(Term.integer(80)));
      return three()
          .observedBy(
              beam()
                  .answering("erlang:nodes", ThreeNodes::all)
                  .evaluating("ping.exprs", (node, free) -> each(free.get("Peers"), any -> pong)));
    }

    private ProbeScene honest(AtomicBoolean linked, AtomicBoolean asked) {
      return three()
          .observedBy(
              beam()
                  .answering(
                      "erlang:nodes", (node, of) -> linked.get() ? all(node, of) : Term.list())
                  .evaluating("ping.exprs", (node, free) -> answers(free, linked, asked)));
    }

    /** What nodes answer that connect when, and only when, they are pinged. */
    private static Term answers(Map<String, Term> free, AtomicBoolean linked, AtomicBoolean asked) {
      asked.compareAndSet(false, free.get("Connect").equals(Term.atom("true")));
      linked.compareAndSet(false, asked.get());
      Term pong = Term.tuple(Term.atom("pong"), Term.list(Term.integer(80)));
      return each(free.get("Peers"), any -> linked.get() ? pong : Term.atom("apart"));
    }

    @Test
    void nodes_that_connected_by_themselves_once_are_never_connected_by_asking() {
      AtomicBoolean linked = new AtomicBoolean(true);
      AtomicBoolean asked = new AtomicBoolean();
      ProbeScene scene = honest(linked, asked);
      Probe ping = new Ping(Optional.empty(), 1, Duration.ofMillis(1));
      assertThat(ping.read(scene).healthy()).isTrue();
      linked.set(false);
      for (int look = 0; look < 3; look++) {
        assertThat(ping.read(scene).reason())
            .startsWith(
                "0 of 6 ordered pairs pong: atomvm_node1@atomvm-1 -> atomvm_node2@atomvm-2:"
                    + " not connected, and these nodes connect by themselves");
      }
      assertThat(asked).isFalse();
    }

    @Test
    void nodes_that_never_connect_by_themselves_are_given_time_and_then_asked() {
      AtomicBoolean linked = new AtomicBoolean();
      AtomicBoolean asked = new AtomicBoolean();
      ProbeScene scene = honest(linked, asked);
      Probe ping = new Ping(Optional.empty(), 1, Duration.ofMillis(200));
      long start = System.nanoTime();
      Reading first = ping.read(scene);
      assertThat(first.healthy()).isFalse();
      assertThat(first.reason()).contains("not connected yet");
      while (!ping.read(scene).healthy()) {
        assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(20).toNanos());
      }
      assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(200).toNanos());
      linked.set(false); // a replica that was replaced knows nobody
      asked.set(false);
      assertThat(ping.read(scene).healthy()).isTrue();
      assertThat(asked).isTrue();
    }

    @Test
    void one_node_has_no_pair_to_ask_and_proves_nothing() {
      ProbeScene one = new ProbeScene(List.of(replica(1))).observedBy(beam());
      assertThat(probe().read(one)).isEqualTo(Reading.unproven("1 node, no pair to ask"));
    }

    @Test
    void a_pair_that_hangs_is_named() {
      FakeBeam beam =
          beam()
              .answering("erlang:nodes", ThreeNodes::all)
              .evaluating("ping.exprs", (node, free) -> late(node, free));
      assertThat(probe().read(three().observedBy(beam)).reason())
          .isEqualTo(
              "5 of 6 ordered pairs pong: atomvm_node2@atomvm-2 -> atomvm_node3@atomvm-3:"
                  + " no pong within 2000 ms");
    }

    private Term late(BeamNode node, Map<String, Term> free) {
      boolean second = node.replica().slot() == 2;
      return each(
          free.get("Peers"),
          peer ->
              second && peer.text().endsWith("3")
                  ? Term.atom("late")
                  : Term.tuple(Term.atom("pong"), Term.list()));
    }
  }

  @Nested
  class OfConnected extends ProbeContract {
    @Override
    public Probe probe() {
      return new Connected();
    }

    @Override
    public ProbeScene healthy() {
      return three().observedBy(beam().answering("erlang:nodes", ThreeNodes::all));
    }

    @Test
    void pairs_are_counted_and_nothing_else_is_asked() {
      FakeBeam beam = beam().answering("erlang:nodes", ThreeNodes::all);
      assertThat(probe().read(three().observedBy(beam)).reason())
          .isEqualTo("6 of 6 ordered pairs connected");
      assertThat(beam.calls()).hasSize(3).allMatch(call -> call.endsWith(" erlang:nodes"));
    }

    @Test
    void a_pair_that_is_not_is_named_once_for_each_way() {
      FakeBeam beam =
          beam()
              .answering(
                  "erlang:nodes",
                  (node, of) -> node.replica().slot() == 2 ? Term.list() : all(node, of));
      assertThat(probe().read(three().observedBy(beam)).reason())
          .isEqualTo(
              "4 of 6 ordered pairs connected: atomvm_node2@atomvm-2 is not connected to"
                  + " atomvm_node1@atomvm-1; atomvm_node2@atomvm-2 is not connected to"
                  + " atomvm_node3@atomvm-3");
    }

    @Test
    void another_peer_is_not_the_one_that_is_missing() {
      Term first = Term.list(Term.atom("atomvm_node1@atomvm-1"));
      FakeBeam beam =
          beam()
              .answering(
                  "erlang:nodes", (node, of) -> node.replica().slot() == 2 ? first : all(node, of));
      assertThat(probe().read(three().observedBy(beam)).reason())
          .isEqualTo(
              "5 of 6 ordered pairs connected: atomvm_node2@atomvm-2 is not connected to"
                  + " atomvm_node3@atomvm-3");
    }

    @Test
    void one_node_has_no_pair() {
      ProbeScene one = new ProbeScene(List.of(replica(1))).observedBy(beam());
      assertThat(probe().read(one)).isEqualTo(Reading.unproven("1 node, no pair to ask"));
    }
  }
}
