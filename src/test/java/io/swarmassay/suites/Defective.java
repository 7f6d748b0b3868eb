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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Swaps every node's message handler for a defective one while traffic lasts.
 *
 * @param defect {@code drop}, {@code duplicate}, {@code swap}, {@code forget} or {@code slow}
 * @param every one message in so many is hurt
 * @param planted how many were, when traffic has ended
 */
record Defective(String defect, int every, AtomicLong planted) implements Traffic {
  private static final Script DEFECTIVE = Script.of(Defective.class, "defective.exprs");
  private static final Script SOUND = Script.of(Defective.class, "sound.exprs");
  private static final Duration ANSWER = Duration.ofSeconds(10);

  Defective(String defect, int every) {
    this(defect, every, new AtomicLong());
  }

  @Override
  public String name() {
    return "defective";
  }

  @Override
  public Flow start(Deployment deployment, Recorder recorder, long seed) {
    Beam beam = deployment.beam();
    List<BeamNode> nodes =
        deployment.running().stream()
            .flatMap(replica -> beam.nodes(replica, ANSWER).stream())
            .toList();
    Map<String, Term> free =
        Map.of(
            "Defect", Term.atom(defect),
            "Every", Term.integer(every),
            "First", Term.integer(Math.floorMod(seed * 31, every)));
    nodes.forEach(node -> beam.evaluate(node, DEFECTIVE, free, ANSWER));
    return () -> nodes.forEach(node -> planted.addAndGet(hurt(beam, node)));
  }

  private static long hurt(Beam beam, BeamNode node) {
    Term planted = beam.evaluate(node, SOUND, Map.of(), ANSWER);
    return ((Term.Int) planted).value().longValue();
  }
}
