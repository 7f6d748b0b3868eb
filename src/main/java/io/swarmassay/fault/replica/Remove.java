package io.swarmassay.fault.replica;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.ReplicaBlow;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Kills replicas and removes their containers behind swarm's back; it replaces them. */
public record Remove() implements Fault {
  @Override
  public String name() {
    return "remove";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.SWARM;
  }

  /** As after a kill: 1.4 s were seen with a restart delay of 0.5 s. */
  @Override
  public Duration floor() {
    return Duration.ofMillis(900);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return ReplicaBlow.on(
        deployment,
        ReplicaTargets.of(this, victims),
        patient -> patient.engine("DELETE", "?force=true", ""));
  }
}
