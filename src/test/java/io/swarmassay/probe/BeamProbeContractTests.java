package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.FakeBeam;
import io.swarmassay.beam.Term;
import io.swarmassay.swarm.Replica;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract for the probes that ask Erlang nodes, on nodes in memory. */
class BeamProbeContractTests {
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

  private static Term each(Term names, Function<Term, Term> answer) {
    return new Term.Listed(
        names.parts().stream().map(name -> Term.tuple(name, answer.apply(name))).toList());
  }

  @Nested
  class OfEpmd extends ProbeContract {
    @Override
    Probe probe() {
      return new Epmd();
    }

    @Override
    Scene healthy() {
      return three().observedBy(beam());
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
    Probe probe() {
      return new Ping();
    }

    @Override
    Scene healthy() {
      Term pong = Term.tuple(Term.atom("pong"), Term.list(Term.integer(80)));
      return three()
          .observedBy(
              beam()
                  .evaluating("ping.exprs", (node, free) -> each(free.get("Peers"), any -> pong)));
    }

    @Test
    void a_pair_that_hangs_is_named() {
      FakeBeam beam = beam().evaluating("ping.exprs", (node, free) -> late(node, free));
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
  class OfNames extends ProbeContract {
    @Override
    Probe probe() {
      return new Names();
    }

    @Override
    Scene healthy() {
      Term found = Term.tuple(Term.atom("ok"), Term.list());
      return three()
          .observedBy(
              beam()
                  .evaluating(
                      "names.exprs", (node, free) -> each(free.get("Names"), any -> found)));
    }

    @Test
    void hosts_and_service_are_counted() {
      assertThat(probe().read(healthy()).reason()).isEqualTo("12 of 12 look-ups resolve");
    }
  }

  @Nested
  class OfRegistered extends ProbeContract {
    @Override
    Probe probe() {
      return new Registered();
    }

    @Override
    Scene healthy() {
      return three()
          .observedBy(
              beam()
                  .answering("erlang:whereis", (node, of) -> new Term.Pid(node.name(), 90, 0, 1)));
    }
  }

  @Nested
  class OfDelivery extends ProbeContract {
    @Override
    Probe probe() {
      return new Delivery();
    }

    @Override
    Scene healthy() {
      return scene((node, free) -> Term.list());
    }

    private Scene scene(BiFunction<BeamNode, Map<String, Term>, Term> received) {
      List<String> log = new CopyOnWriteArrayList<>();
      FakeBeam beam =
          beam()
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
                    return Term.list();
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
