package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.FakeBeam;
import io.swarmassay.beam.Term;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract for the probes that ask Erlang nodes, on nodes in memory. */
class BeamProbeContractTests {
  private static final String SERVICES =
      "[{\"ID\":\"s\",\"Spec\":{\"Name\":\"m_atomvm-node\",\"EndpointSpec\":{\"Mode\":\"dnsrr\"}}}]";
  private static final String TASKS =
      Stream.of(1, 2, 3)
          .map(
              slot ->
                  """
                  {"ID":"t%1$d","ServiceID":"s","Slot":%1$d,"Status":{"State":"running"},
                   "NetworksAttachments":[{"Network":{"ID":"o"},"Addresses":["10.0.1.%1$d/24"]}]}"""
                      .formatted(slot))
          .collect(Collectors.joining(",", "[", "]"));

  private static BeamNode node(Replica replica) {
    int slot = replica.slot();
    return new BeamNode("atomvm_node" + slot + "@atomvm-" + slot, 9100, replica);
  }

  private static FakeBeam beam() {
    FakeBeam beam = new FakeBeam();
    for (int slot = 1; slot <= 3; slot++) {
      beam.knowing(node(ProbeContract.replica(slot)));
    }
    return beam;
  }

  private static Term all(BeamNode node, List<Term> none) {
    return new Term.Listed(
        Stream.of(1, 2, 3)
            .map(slot -> node(ProbeContract.replica(slot)).name())
            .filter(name -> !name.equals(node.name()))
            .map(Term::atom)
            .toList());
  }

  private static Term each(Term names, Function<Term, Term> answer) {
    return new Term.Listed(
        names.parts().stream().map(name -> Term.tuple(name, answer.apply(name))).toList());
  }

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
                  .answering("erlang:nodes", BeamProbeContractTests::all)
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
              .answering("erlang:nodes", BeamProbeContractTests::all)
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
      return three().observedBy(beam().answering("erlang:nodes", BeamProbeContractTests::all));
    }

    @Test
    void pairs_are_counted_and_nothing_else_is_asked() {
      FakeBeam beam = beam().answering("erlang:nodes", BeamProbeContractTests::all);
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
    void one_node_has_no_pair() {
      ProbeScene one = new ProbeScene(List.of(replica(1))).observedBy(beam());
      assertThat(probe().read(one)).isEqualTo(Reading.unproven("1 node, no pair to ask"));
    }
  }

  @Nested
  class OfEval extends ProbeContract {
    private static final String RUNNING = "lists:sort(mnesia:system_info(running_db_nodes))";

    @Override
    public Probe probe() {
      return new Eval(RUNNING);
    }

    @Override
    public ProbeScene healthy() {
      return saying(slot -> "all");
    }

    private ProbeScene saying(Function<Integer, String> answer) {
      return three()
          .observedBy(
              beam()
                  .evaluating(
                      "eval", (node, free) -> Term.atom(answer.apply(node.replica().slot()))));
    }

    @Test
    void a_split_is_told_side_by_side() {
      assertThat(probe().read(saying(slot -> slot == 2 ? "two" : "rest")).reason())
          .isEqualTo(
              "atomvm_node1@atomvm-1, atomvm_node3@atomvm-3: rest; atomvm_node2@atomvm-2: two");
    }

    @Test
    void a_wanted_answer_counts_more_than_agreement() {
      Probe wanted = new Eval(Optional.empty(), "x", true, Optional.of("[a, 'b']"));
      assertThat(wanted.read(saying(slot -> "[a,b]")).healthy()).isTrue();
      assertThat(wanted.read(saying(slot -> "[a]")).reason()).endsWith(": [a], not [a, 'b']");
    }

    @Test
    void one_node_agrees_with_nobody() {
      ProbeScene one = new ProbeScene(List.of(replica(1))).observedBy(beam());
      assertThat(probe().read(one)).isEqualTo(Reading.unproven("1 node, nobody to agree with"));
    }

    @Test
    void nothing_expected_is_refused() {
      assertThatThrownBy(() -> new Eval(Optional.empty(), "x", false, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void two_nodes_of_one_name_are_told_by_name_to_everyone_who_asks_nodes() {
    FakeBeam beam = beam();
    beam.knowing(new BeamNode("atomvm_node1@atomvm-1", 9101, ProbeContract.replica(3)));
    for (Probe probe : List.of(new Epmd(), new Ping(), new Connected(), new Registered())) {
      assertThat(probe.read(ProbeContract.three().observedBy(beam)).reason())
          .as(probe.name())
          .contains(
              "2 nodes call themselves atomvm_node1@atomvm-1: in atomvm-node.1, atomvm-node.3");
    }
  }

  @Nested
  class OfNames extends ProbeContract {
    @Override
    public Probe probe() {
      return new Names();
    }

    @Override
    public ProbeScene healthy() {
      return resolving(name -> "10.0.1." + name.charAt(name.length() - 1));
    }

    /** Host atomvm-N is 10.0.1.N for swarm; the service has all three. */
    private ProbeScene resolving(Function<String, String> nodeTwo) {
      return three()
          .answering("call", about -> about[2].toString().startsWith("/tasks") ? TASKS : SERVICES)
          .observedBy(
              beam()
                  .evaluating(
                      "names.exprs",
                      (node, free) ->
                          each(free.get("Names"), name -> found(node, name.text(), nodeTwo))));
    }

    private static Term found(BeamNode node, String name, Function<String, String> nodeTwo) {
      if (name.equals("atomvm-node")) {
        return addresses(List.of("10.0.1.3", "10.0.1.1", "10.0.1.2"));
      }
      boolean second = node.replica().slot() == 2;
      return addresses(
          List.of(second ? nodeTwo.apply(name) : "10.0.1." + name.charAt(name.length() - 1)));
    }

    private static Term addresses(List<String> all) {
      return Term.tuple(
          Term.atom("ok"),
          new Term.Listed(
              all.stream()
                  .<Term>map(
                      one ->
                          new Term.Tuple(
                              Stream.of(one.split("\\."))
                                  .map(part -> Term.integer(Long.parseLong(part)))
                                  .toList()))
                  .toList()));
    }

    @Test
    void hosts_and_service_are_counted_and_what_they_were_answered_is_kept() {
      Reading reading = probe().read(healthy());
      assertThat(reading.reason()).isEqualTo("12 of 12 look-ups resolve");
      assertThat(reading.lookups())
          .hasSize(9)
          .contains(
              new Reading.Lookup(
                  "atomvm_node1@atomvm-1", "atomvm-2", List.of("10.0.1.2"), List.of("10.0.1.2")));
    }

    @Test
    void the_address_of_a_container_that_is_gone_is_found_in_the_node_that_keeps_it() {
      Reading reading =
          probe().read(resolving(name -> name.equals("atomvm-3") ? "10.0.1.33" : "10.0.1.1"));
      assertThat(reading.reason())
          .isEqualTo(
              "11 of 12 look-ups resolve: atomvm-node.2: atomvm-3 is [10.0.1.33] for its Erlang"
                  + " node, and [10.0.1.3] for swarm");
    }
  }

  @Nested
  class OfRegistered extends ProbeContract {
    @Override
    public Probe probe() {
      return new Registered();
    }

    @Override
    public ProbeScene healthy() {
      return three()
          .observedBy(
              beam()
                  .answering("erlang:whereis", (node, of) -> new Term.Pid(node.name(), 90, 0, 1)));
    }
  }

  @Nested
  class OfDelivery extends ProbeContract {
    @Override
    public Probe probe() {
      return new Delivery();
    }

    @Override
    public ProbeScene healthy() {
      return scene((node, free) -> once(free));
    }

    private static Term once(Map<String, Term> free) {
      return each(free.get("Wanted"), any -> Term.integer(1));
    }

    @Test
    void a_message_that_a_handler_has_twice_is_a_fault() {
      Reading reading =
          probe()
              .read(
                  scene(
                      (node, free) ->
                          each(
                              free.get("Wanted"),
                              any -> Term.integer(node.replica().slot() == 3 ? 2 : 1))));
      assertThat(reading.reason())
          .startsWith("4 of 6 ordered pairs delivered and logged: ")
          .contains("atomvm_node1@atomvm-1 -> atomvm_node3@atomvm-3: more than once in get_msgs");
    }

    @Test
    void one_node_has_no_pair() {
      ProbeScene one = new ProbeScene(List.of(replica(1))).observedBy(beam());
      assertThat(probe().read(one)).isEqualTo(Reading.unproven("1 node, no pair to ask"));
    }

    private ProbeScene scene(BiFunction<BeamNode, Map<String, Term>, Term> received) {
      List<String> log = new CopyOnWriteArrayList<>();
      FakeBeam beam =
          beam()
              .answering("erlang:nodes", BeamProbeContractTests::all)
              .evaluating("send.exprs", (node, free) -> sent(free, log))
              .evaluating("received.exprs", received);
      return three().observedBy(beam).answering("logs", any -> log);
    }

    private Reading whenSecondSays(String why) {
      return probe()
          .read(
              scene(
                  (node, free) -> {
                    if (node.replica().slot() == 2) {
                      throw new BeamException(why);
                    }
                    return once(free);
                  }));
    }

    @Test
    void letters_of_a_node_that_did_not_answer_in_time_are_unknown_not_lost() {
      Reading reading = whenSecondSays("atomvm-node.2: no answer from b to m:f within 2500 ms");
      assertThat(reading)
          .isEqualTo(
              Reading.late(
                  "4 of 6 ordered pairs delivered and logged:"
                      + " atomvm-node.2: no answer from b to m:f within 2500 ms"));
    }

    @Test
    void a_node_that_refused_is_unhealthy() {
      assertThat(whenSecondSays("atomvm-node.2: cookie refused").late()).isFalse();
    }

    private static Term sent(Map<String, Term> free, List<String> log) {
      List<Term> contents =
          free.get("Letters").parts().stream().map(pair -> pair.parts().get(1)).toList();
      contents.forEach(content -> log.add("[RECEIVED] " + content.text()));
      return each(new Term.Listed(contents), any -> Term.tuple(Term.integer(120), Term.atom("ok")));
    }
  }
}
