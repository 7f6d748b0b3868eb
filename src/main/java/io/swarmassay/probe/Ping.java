package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.history.Metric;
import io.swarmassay.probe.Reading.Measure;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every Erlang node gets a pong from every other. Round trips of {@code net_adm:ping}'s question
 * between nodes that are connected by then are measured on the asking node. The least evidence is
 * one pair.
 *
 * <p>Nodes that connect by themselves are asked over the connections they have, and a missing one
 * is unhealthy: this changes nothing. Nodes that were never seen to connect by themselves within
 * {@code unasked} are pinged as {@code net_adm:ping} does, which <em>connects</em> them, here and
 * for the rest of the deployment; the reading does not tell the two apart. {@link Connected}, which
 * may stand beside it, never connects anybody.
 *
 * @param service one service; empty for each of the stack
 * @param samples round trips measured for each ordered pair
 * @param unasked how long nodes may take to connect by themselves before they are asked; 0 for
 *     nodes that are meant to connect when they are pinged, and then each ping may connect
 */
public record Ping(Optional<String> service, int samples, Duration unasked) implements Probe {
  private static final Script SCRIPT = Script.of(Ping.class, "ping.exprs");
  private static final double MICROS = 1000.0;

  /** All nodes of the stack, twenty samples a pair. */
  public Ping() {
    this(Optional.empty(), 20);
  }

  /** Nodes that are asked to connect only when they never do so by themselves. */
  public Ping(Optional<String> service, int samples) {
    this(service, samples, Mesh.UNASKED);
  }

  /** The same for nodes that are meant to connect when they are pinged: each ping may connect. */
  public Ping connecting() {
    return new Ping(service, samples, Duration.ZERO);
  }

  /** Between all nodes of the stack. */
  public static Ping ping() {
    return new Ping();
  }

  @Override
  public String name() {
    return "ping";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> pairs(deployment, Crowd.nodes(deployment, service)));
  }

  private Reading pairs(Deployment deployment, Crowd crowd) {
    if (crowd.faults().isEmpty() && crowd.pairs() == 0) {
      return crowd.whole() ? crowd.alone() : crowd.missing();
    }
    List<String> faults = new ArrayList<>(crowd.faults());
    List<Measure> measures = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    Mesh mesh = Mesh.of(deployment);
    boolean connect = mesh.asks(deployment, crowd, unasked);
    int pongs = 0;
    for (var answer :
        AtOnce.ask(crowd.nodes(), Crowd.ANSWER, node -> ask(deployment, crowd, node, connect))) {
      if (!answer.fine()) {
        faults.add(Findings.named(answer.question().replica().name(), answer.fault()));
        continue;
      }
      for (Term pair : answer.value().parts()) {
        List<Measure> trips = trips(pair.parts().get(1));
        measures.addAll(trips);
        pongs += pong(pair) ? 1 : 0;
        if (!pong(pair)) {
          silent.add(silent(answer.question(), pair, mesh));
        }
      }
    }
    faults.addAll(silent);
    String count = String.format(Locale.ROOT, "%d of %d ordered pairs pong", pongs, crowd.pairs());
    if (faults.isEmpty() && pongs < crowd.pairs()) {
      faults.add("the other pairs were not answered for");
    }
    if (!faults.isEmpty()) {
      return Findings.against(count, faults);
    }
    return Reading.healthy(count, measures);
  }

  private Term ask(Deployment deployment, Crowd crowd, BeamNode node, boolean connect) {
    Term peers =
        new Term.Listed(crowd.without(node).stream().map(peer -> Term.atom(peer.name())).toList());
    Map<String, Term> free =
        Map.of(
            "Peers", peers,
            "Samples", Term.integer(samples),
            "Limit", Term.integer(Crowd.WORK.toMillis()),
            "Connect", Term.atom(String.valueOf(connect)));
    return deployment.beam().evaluate(node, SCRIPT, free, Crowd.ANSWER);
  }

  private static boolean pong(Term pair) {
    return pair.parts().get(1) instanceof Term.Tuple answer && answer.tagged("pong", 2);
  }

  private static List<Measure> trips(Term answer) {
    return answer instanceof Term.Tuple pong && pong.tagged("pong", 2)
        ? pong.parts().get(1).parts().stream().map(Ping::measure).toList()
        : List.of();
  }

  private static Measure measure(Term micros) {
    double millis = ((Term.Int) micros).value().doubleValue() / MICROS;
    return new Measure(Metric.PING.label(), "", millis);
  }

  private static String silent(BeamNode from, Term pair, Mesh mesh) {
    Term answer = pair.parts().get(1);
    if (answer.equals(Term.atom("apart"))) {
      return String.format(
          Locale.ROOT, "%s -> %s: %s", from.name(), pair.parts().get(0), mesh.apart());
    }
    String why =
        answer instanceof Term.Tuple pang && pang.tagged("pang", 2)
            ? "pang, its host resolves to " + pang.parts().get(1)
            : "no pong within " + Crowd.WORK.toMillis() + " ms";
    return String.format(Locale.ROOT, "%s -> %s: %s", from.name(), pair.parts().get(0), why);
  }
}
