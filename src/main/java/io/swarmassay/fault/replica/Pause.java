package io.swarmassay.fault.replica;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Group;
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
import java.util.Set;

/** Freezes every process of replicas ({@code docker pause}). Swarm never notices. */
public record Pause() implements Fault {
  @Override
  public String name() {
    return "pause";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.CGROUPS);
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
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Freezing::new);
  }

  private record Freezing(ReplicaAccess patient) implements Hurt {
    @Override
    public void on() {
      patient.engine("POST", "/pause", "");
    }

    @Override
    public void off() {
      if (paused()) {
        patient.engine("POST", "/unpause", "");
      }
    }

    private boolean paused() {
      return patient.inspect().path("State").path("Paused").asBoolean();
    }

    /** The engine's word and the kernel's, which must agree. */
    @Override
    public Sign sign() {
      String group = patient.hosts().cgroup(patient.replica(), "freezer");
      String kernel = patient.doInNode(Group.FREEZER.replace("$0", "$1"), group);
      boolean paused = paused();
      return new Sign(
          paused && kernel.equals(Group.FROZEN),
          "engine says " + (paused ? "paused" : "running") + ", control group " + kernel);
    }

    @Override
    public String undo() {
      return "docker unpause " + patient.replica().containerId();
    }
  }
}
