package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.stack.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every Erlang node is connected to every other, as each says itself ({@code nodes()}): nobody is
 * pinged, so nothing is connected by being looked at. The least evidence is one pair.
 *
 * @param service one service; empty for each of the stack
 */
public record Connected(Optional<String> service) implements Probe {
  /** All nodes of the stack. */
  public Connected() {
    this(Optional.empty());
  }

  /** Between all nodes of the stack. */
  public static Connected connected() {
    return new Connected();
  }

  @Override
  public String name() {
    return "connected";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> look(deployment, Crowd.nodes(deployment, service)));
  }

  private static Reading look(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    if (crowd.pairs() == 0) {
      return crowd.alone();
    }
    List<String> faults = new ArrayList<>();
    int connected = 0;
    for (var answer :
        AtOnce.ask(crowd.nodes(), Crowd.ANSWER, node -> Mesh.peers(deployment, node))) {
      BeamNode node = answer.question();
      if (!answer.fine()) {
        faults.add(Findings.named(node.replica().name(), answer.fault()));
        continue;
      }
      for (BeamNode peer : crowd.without(node)) {
        if (answer.value().contains(peer.name())) {
          connected++;
        } else {
          faults.add(node.name() + " is not connected to " + peer.name());
        }
      }
    }
    String count =
        String.format(Locale.ROOT, "%d of %d ordered pairs connected", connected, crowd.pairs());
    return faults.isEmpty() ? Reading.healthy(count) : Findings.against(count, faults);
  }
}
