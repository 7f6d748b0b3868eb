package io.swarmassay.fault.replica;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaBlow;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fills the memory of replicas up to their limit until the kernel ends their own processes; the
 * orchestrator replaces them. Refused where a container has no limit: the machine would be filled.
 */
public record Oom() implements Fault {
  private static final long SPARE = 64L << 20;
  private static final long MOST = 2L << 30;

  /** Marks the container's own processes as first to go, and then fills the rest, bounded. */
  private static final String HOG =
      "for p in $(cat \"$1/cgroup.procs\"); do echo 1000 > /proc/$p/oom_score_adj; done;"
          + " setsid -f timeout -s KILL 10 sh -c 'echo 0 > \"$1/cgroup.procs\" &&"
          + " head -c $2 /dev/zero | tail > /dev/null' sh \"$1\" \"$2\" > /dev/null 2>&1";

  @Override
  public String name() {
    return "oom";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.CGROUPS);
  }

  @Override
  public Healer healer() {
    return Healer.SWARM;
  }

  /** As after a kill. */
  @Override
  public Duration floor() {
    return Duration.ofMillis(900);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return ReplicaBlow.on(deployment, ReplicaTargets.of(this, victims), Oom::fill, Oom::end);
  }

  private static void fill(ReplicaAccess patient) {
    long limit = patient.inspect().path("HostConfig").path("Memory").asLong();
    if (limit <= 0 || limit > MOST) {
      throw new SwarmException(
          0, patient.name() + " has no memory limit of at most 2 GiB; set resources.limits.memory");
    }
    patient.doInNode(HOG, patient.hosts().cgroup(patient.replica(), "memory"), limit + SPARE);
  }

  private static Sign end(ReplicaAccess patient, Optional<JsonNode> state) {
    boolean killed = state.map(it -> it.path("OOMKilled").asBoolean()).orElse(false);
    return new Sign(killed, killed ? "killed for want of memory" : "but not for want of memory");
  }
}
