package io.swarmassay.suites;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;
import io.swarmassay.traffic.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keeps the first two Erlang nodes of a deployment from each other while traffic lasts. */
record Estranged() implements Traffic {
  private static final Script SCRIPT = Script.of(Estranged.class, "estranged.exprs");
  private static final Duration ANSWER = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "estranged";
  }

  @Override
  public Flow start(Deployment deployment, Recorder recorder, long seed) {
    Beam beam = deployment.beam();
    List<BeamNode> nodes =
        deployment.running().stream()
            .flatMap(replica -> beam.nodes(replica, ANSWER).stream())
            .sorted(java.util.Comparator.comparing(BeamNode::name))
            .toList();
    show(beam, nodes.get(0), nodes.get(1), "another");
    return () -> show(beam, nodes.get(0), nodes.get(1), "default");
  }

  private static void show(Beam beam, BeamNode node, BeamNode peer, String cookie) {
    Map<String, Term> free = Map.of("Peer", Term.atom(peer.name()), "Cookie", Term.atom(cookie));
    beam.evaluate(node, SCRIPT, free, ANSWER);
  }
}
