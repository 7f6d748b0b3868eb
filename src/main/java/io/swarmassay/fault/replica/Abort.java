package io.swarmassay.fault.replica;

import io.swarmassay.beam.Term;
import io.swarmassay.fault.Erlang;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaBlow;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Ends Erlang nodes with a crash dump ({@code erlang:halt("...")}); they are replaced. */
public record Abort() implements Fault {
  /** So late that the call is answered before. */
  private static final int AFTER_MS = 50;

  @Override
  public String name() {
    return "abort";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.SWARM;
  }

  /** As after a kill; writing the dump comes on top, as long as the stack allows it. */
  @Override
  public Duration floor() {
    return Duration.ofMillis(900);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return ReplicaBlow.on(deployment, ReplicaTargets.of(this, victims), Abort::abort, 1);
  }

  private static void abort(ReplicaAccess patient) {
    new Erlang(patient)
        .call(
            "timer",
            "apply_after",
            Term.integer(AFTER_MS),
            Term.atom("erlang"),
            Term.atom("halt"),
            Term.list(Term.string("aborted on purpose")));
  }
}
