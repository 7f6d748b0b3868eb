package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.FakeBeam;
import io.swarmassay.beam.Term;
import io.swarmassay.swarm.Replica;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One service of three Erlang nodes in memory, and what swarm says of them. */
final class ThreeNodes {
  static final String SERVICES =
      "[{\"ID\":\"s\",\"Spec\":{\"Name\":\"m_atomvm-node\",\"EndpointSpec\":{\"Mode\":\"dnsrr\"}}}]";
  static final String TASKS =
      Stream.of(1, 2, 3)
          .map(
              slot ->
                  """
                  {"ID":"t%1$d","ServiceID":"s","Slot":%1$d,"Status":{"State":"running"},
                   "NetworksAttachments":[{"Network":{"ID":"o"},"Addresses":["10.0.1.%1$d/24"]}]}"""
                      .formatted(slot))
          .collect(Collectors.joining(",", "[", "]"));

  static BeamNode node(Replica replica) {
    int slot = replica.slot();
    return new BeamNode("atomvm_node" + slot + "@atomvm-" + slot, 9100, replica);
  }

  static FakeBeam beam() {
    FakeBeam beam = new FakeBeam();
    for (int slot = 1; slot <= 3; slot++) {
      beam.knowing(node(ProbeContract.replica(slot)));
    }
    return beam;
  }

  static Term all(BeamNode node, List<Term> none) {
    return new Term.Listed(
        Stream.of(1, 2, 3)
            .map(slot -> node(ProbeContract.replica(slot)).name())
            .filter(name -> !name.equals(node.name()))
            .map(Term::atom)
            .toList());
  }

  static Term each(Term names, Function<Term, Term> answer) {
    return new Term.Listed(
        names.parts().stream().map(name -> Term.tuple(name, answer.apply(name))).toList());
  }

  private ThreeNodes() {}
}
