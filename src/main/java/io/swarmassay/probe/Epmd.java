package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.stack.Deployment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A port mapper answers in each replica, and every node registered there listens in a range.
 *
 * @param service one service; empty for each of the stack
 * @param from first port of the range
 * @param to last port of the range
 */
public record Epmd(Optional<String> service, int from, int to) implements Probe {
  /** The document's range, in every replica. */
  public Epmd() {
    this(Optional.empty(), 9100, 9200);
  }

  /** The document's range, in every replica. */
  public static Epmd epmd() {
    return new Epmd();
  }

  @Override
  public String name() {
    return "epmd";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> judge(Crowd.nodes(deployment, service)));
  }

  private Reading judge(Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    List<String> outside =
        crowd.nodes().stream()
            .filter(node -> node.port() < from || node.port() > to)
            .map(this::outside)
            .toList();
    if (!outside.isEmpty()) {
      return Findings.against("", outside);
    }
    int replicas = crowd.replicas().size();
    return Reading.healthy(
        String.format(
            Locale.ROOT,
            "%d of %d EPMD answer, %d nodes on ports %d-%d",
            replicas,
            replicas,
            crowd.nodes().size(),
            from,
            to));
  }

  private String outside(BeamNode node) {
    return String.format(
        Locale.ROOT,
        "%s: %s listens on port %d, outside %d-%d",
        node.replica().name(),
        node.name(),
        node.port(),
        from,
        to);
  }
}
