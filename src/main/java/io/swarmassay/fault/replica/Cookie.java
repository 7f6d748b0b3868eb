package io.swarmassay.fault.replica;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Term;
import io.swarmassay.fault.Erlang;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HeldBlow;
import io.swarmassay.fault.Hurt;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Changes the cookie of Erlang nodes while they run, and drops their connections: their peers and
 * they no longer trust each other.
 */
public record Cookie() implements Fault {
  @Override
  public String name() {
    return "cookie";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Distrusted::new);
  }

  private static final class Distrusted implements Hurt {
    private static final String OTHER = "assay_another_cookie";
    private final ReplicaAccess patient;
    private final Erlang erlang;
    private Term before;
    private Term peers;

    Distrusted(ReplicaAccess patient) {
      this.patient = patient;
      this.erlang = new Erlang(patient);
    }

    @Override
    public void on() {
      before = erlang.call("erlang", "get_cookie");
      peers =
          Term.list(
              erlang.peers().stream().map(peer -> Term.atom(peer.name())).toArray(Term[]::new));
      set(Term.atom(OTHER));
    }

    private void set(Term cookie) {
      erlang.run("cookie.exprs", Map.of("Cookie", cookie, "Peers", peers));
    }

    /** A node that does not even let us in any more is ended: swarm makes one with the cookie. */
    @Override
    public void off() {
      try {
        set(before);
      } catch (RuntimeException shut) {
        patient.deployment().swarm().signal(patient.replica(), "KILL");
      }
    }

    /** Each peer tries to connect. */
    @Override
    public Sign sign() {
      List<BeamNode> peers = erlang.peers();
      Term me = Term.atom(erlang.node().name());
      long pongs =
          peers.stream()
              .filter(peer -> erlang.call(peer, "net_adm", "ping", me).equals(Term.atom("pong")))
              .count();
      String text = String.format(Locale.ROOT, "%d of %d peers get a pong", pongs, peers.size());
      if (before == null) {
        return new Sign(pongs == 0, text);
      }
      boolean other = erlang.call("erlang", "get_cookie").equals(Term.atom(OTHER));
      return new Sign(
          pongs == 0 && other, text + (other ? ", its cookie is ours" : ", its cookie is the old"));
    }

    @Override
    public String undo() {
      return "on its Erlang node, erlang:set_cookie(node(), COOKIE) with the stack's cookie,"
          + " or end the container";
    }
  }
}
