package io.swarmassay.fault.replica;

import io.swarmassay.fault.Erlang;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.ReplicaBlow;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Ends Erlang nodes properly, from inside ({@code init:stop()}); the orchestrator replaces them.
 */
public record InitStop() implements Fault {
  @Override
  public String name() {
    return "init-stop";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.SWARM;
  }

  /** An Erlang node takes about a second to take its leave; then as after a kill. */
  @Override
  public Duration floor() {
    return Duration.ofMillis(1900);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return ReplicaBlow.on(
        deployment,
        ReplicaTargets.of(this, victims),
        patient -> new Erlang(patient).call("init", "stop"),
        0);
  }
}
