package io.swarmassay.probe;

import static io.swarmassay.probe.ThreeNodes.beam;
import static io.swarmassay.probe.ThreeNodes.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.FakeBeam;
import io.swarmassay.beam.Term;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract for the probe that sends messages between Erlang nodes, on nodes in memory. */
class DeliveryContractTests {
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
              .answering("erlang:nodes", ThreeNodes::all)
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
