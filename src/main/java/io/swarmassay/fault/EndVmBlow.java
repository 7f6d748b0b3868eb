package io.swarmassay.fault;

import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Strikes and watches in one evaluation on the host's node. */
final class EndVmBlow implements Fault.Blow {
  private static final Script SCRIPT = Script.of(EndVmBlow.class, "end-vm.exprs");
  private static final Duration FINDING = Duration.ofSeconds(2);
  private static final Duration EFFECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(12);
  private static final long TOO_MUCH = 400L << 20;
  private static final double MICROS = 1000.0;

  private final Deployment deployment;
  private final Replica replica;
  private final EndVm fault;
  private Fault.Proof proof = new Fault.Proof(false, "it did not strike");

  EndVmBlow(Deployment deployment, Replica replica, EndVm fault) {
    this.deployment = deployment;
    this.replica = replica;
    this.fault = fault;
  }

  @Override
  public Remedy remedy() {
    return Remedy.NONE;
  }

  @Override
  public void strike() {
    BeamNode host =
        deployment.beam().nodes(replica, FINDING).stream()
            .filter(node -> node.name().startsWith(fault.host() + "@"))
            .findFirst()
            .orElseThrow(
                () -> new BeamException(replica.name() + ": no node " + fault.host() + "@..."));
    proof = fault.guest().equals(fault.host()) ? embedded(host) : isolated(host);
  }

  private Fault.Proof embedded(BeamNode host) {
    long struck = System.nanoTime();
    List<Term> halt =
        List.of(Term.atom("erlang"), Term.atom("halt"), Term.list(Term.atom("abort")));
    deployment.beam().call(host, "erlang", "spawn", halt, FINDING);
    boolean gone = Effects.within(EFFECT, () -> !Containers.runs(deployment.swarm(), replica));
    long ms = (System.nanoTime() - struck) / 1_000_000;
    return gone
        ? new Fault.Proof(true, "the host went with its embedded guest, after " + ms + " ms")
        : new Fault.Proof(false, host.name() + " lives after " + ms + " ms");
  }

  private Fault.Proof isolated(BeamNode host) {
    Map<String, Term> free =
        Map.of(
            "Guest", Term.string(fault.guest()),
            "By", Term.atom(fault.by().name().toLowerCase(Locale.ROOT)),
            "Bytes", Term.integer(TOO_MUCH),
            "Limit", Term.integer(EFFECT.toMillis()));
    return text(host, deployment.beam().evaluate(host, SCRIPT, free, ANSWER));
  }

  private static Fault.Proof text(BeamNode host, Term answer) {
    if (!(answer instanceof Term.Tuple seen) || !seen.tagged("down", 4)) {
      return new Fault.Proof(false, "no guest went down: " + answer);
    }
    double ms = ((Term.Int) seen.elements().get(2)).value().doubleValue() / MICROS;
    List<Term> gone = seen.elements().get(3).parts();
    String down = "%s down after %.1f ms".formatted(seen.elements().get(1), ms);
    return gone.isEmpty()
        ? new Fault.Proof(true, down + "; " + host.name() + " and siblings untouched")
        : new Fault.Proof(false, down + ", but siblings went too: " + gone);
  }

  @Override
  public Fault.Proof bites() {
    return proof;
  }

  @Override
  public Fault.Proof gone() {
    return new Fault.Proof(true, "nothing was left to undo");
  }
}
