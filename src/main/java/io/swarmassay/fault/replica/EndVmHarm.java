package io.swarmassay.fault.replica;

import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.fault.ContainerState;
import io.swarmassay.fault.Fault.Proof;
import io.swarmassay.fault.Harm;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Strikes and watches in one evaluation on the host's node. */
final class EndVmHarm implements Harm.OneWay {
  private static final Script SCRIPT = Script.of(EndVmHarm.class, "end-vm.exprs");
  private static final Duration FINDING = Duration.ofSeconds(2);
  static final Duration EFFECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(12);
  private static final long TOO_MUCH = 640L << 20;
  private static final double MICROS = 1000.0;

  private final Deployment deployment;
  private final Replica replica;
  private final EndVm fault;
  private BeamNode host;
  private Proof proof = new Proof(false, "it did not strike");
  private long struck;

  EndVmHarm(Deployment deployment, Replica replica, EndVm fault) {
    this.deployment = deployment;
    this.replica = replica;
    this.fault = fault;
  }

  /** Whether there is a guest is looked at by the script that strikes. */
  @Override
  public Proof before() {
    host =
        deployment.beam().nodes(replica, FINDING).stream()
            .filter(node -> node.name().startsWith(fault.host() + "@"))
            .findFirst()
            .orElseThrow(
                () -> new BeamException(replica.name() + ": no node " + fault.host() + "@..."));
    boolean runs = ContainerState.runs(deployment.swarm(), replica);
    return new Proof(runs, replica.name() + (runs ? " runs" : ": its container does not run"));
  }

  @Override
  public void on() {
    struck = System.nanoTime();
    if (embedded()) {
      List<Term> halt =
          List.of(Term.atom("erlang"), Term.atom("halt"), Term.list(Term.atom("abort")));
      deployment.beam().call(host, "erlang", "spawn", halt, FINDING);
    } else {
      proof = isolated(host);
    }
  }

  private boolean embedded() {
    return fault.guest().equals(fault.host());
  }

  /** What the host saw is known when it has struck. */
  @Override
  public Duration within(Duration usual) {
    return embedded() ? usual : Duration.ZERO;
  }

  /** The guest's end is what the host saw of it; the host's own end is what its engine says. */
  @Override
  public Proof bites() {
    if (!embedded()) {
      return proof;
    }
    boolean gone = !ContainerState.runs(deployment.swarm(), replica);
    long ms = (System.nanoTime() - struck) / 1_000_000;
    return gone
        ? new Proof(true, "the host went with its embedded guest, after " + ms + " ms")
        : new Proof(false, host.name() + " lives after " + ms + " ms");
  }

  private Proof isolated(BeamNode host) {
    Map<String, Term> free =
        Map.of(
            "Guest", Term.string(fault.guest()),
            "By", Term.atom(fault.by().name().toLowerCase(Locale.ROOT)),
            "Bytes", Term.integer(TOO_MUCH),
            "Limit", Term.integer(EFFECT.toMillis()));
    return text(host, deployment.beam().evaluate(host, SCRIPT, free, ANSWER));
  }

  private static Proof text(BeamNode host, Term answer) {
    if (!(answer instanceof Term.Tuple seen) || !seen.tagged("down", 4)) {
      return new Proof(false, "no guest went down: " + answer);
    }
    double ms = ((Term.Int) seen.elements().get(2)).value().doubleValue() / MICROS;
    List<Term> gone = seen.elements().get(3).parts();
    String down = String.format(Locale.ROOT, "%s down after %.1f ms", seen.elements().get(1), ms);
    return gone.isEmpty()
        ? new Proof(true, down + "; " + host.name() + " and siblings untouched")
        : new Proof(false, down + ", but siblings went too: " + gone);
  }
}
