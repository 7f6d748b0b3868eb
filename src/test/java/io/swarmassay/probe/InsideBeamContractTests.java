package io.swarmassay.probe;

import static io.swarmassay.probe.ThreeNodes.SERVICES;
import static io.swarmassay.probe.ThreeNodes.TASKS;
import static io.swarmassay.probe.ThreeNodes.beam;
import static io.swarmassay.probe.ThreeNodes.each;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.FakeBeam;
import io.swarmassay.beam.Term;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract for the probes that ask what Erlang nodes know and run, on nodes in memory. */
class InsideBeamContractTests {
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
    void answers_that_swarm_has_no_address_to_compare_with_prove_nothing() {
      ProbeScene blind = healthy().answering("call", anything -> "[]");
      assertThat(probe().read(blind))
          .isEqualTo(
              Reading.unproven("no look-up could be compared with an address that swarm knows"));
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

    @Test
    void a_look_up_that_is_not_answered_for_is_missed() {
      ProbeScene first =
          healthy()
              .observedBy(
                  beam()
                      .evaluating(
                          "names.exprs",
                          (node, free) ->
                              Term.list(
                                  Term.tuple(
                                      free.get("Names").parts().get(2),
                                      found(node, "atomvm-3", any -> "10.0.1.3")))));
      assertThat(probe().read(first).reason())
          .isEqualTo("3 of 12 look-ups resolve: the other look-ups were not answered for");
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

    @Test
    void a_service_that_is_not_there_and_a_replica_too_few_are_named() {
      Probe other = new Registered(Optional.of("other"), "web");
      assertThat(other.read(healthy()).reason()).isEqualTo("no service other");
      assertThat(probe().read(healthy().wanting(4)).reason())
          .isEqualTo("atomvm-node: 3 of 4 replicas run");
    }
  }
}
