package io.swarmassay.fault.replica;

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
import java.util.Set;

/**
 * Kills the port mapper beside the Erlang nodes, which run on; nobody new finds them. Nobody but us
 * starts it again.
 */
public record EpmdKill() implements Fault {
  @Override
  public String name() {
    return "epmd-kill";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS);
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
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Unmapped::new);
  }

  private static final class Unmapped implements Hurt {
    private static final String EACH =
        "for p in $(cat \"$1/cgroup.procs\"); do"
            + " if [ \"$(cat /proc/$p/comm)\" = epmd ]; then %s; fi; done";
    private final ReplicaAccess patient;

    Unmapped(ReplicaAccess patient) {
      this.patient = patient;
    }

    @Override
    public void on() {
      each("kill -9 $p");
    }

    /** A node registers again by itself, some seconds after it lost its EPMD. */
    @Override
    public void off() {
      if (sign().shows()) {
        patient.execute(List.of("epmd", "-daemon"));
      }
    }

    /** The kernel's word: a mapper that is only slow to answer is there. */
    @Override
    public Sign sign() {
      String pids = each("echo $p").replace('\n', ' ');
      return new Sign(
          pids.isEmpty(),
          pids.isEmpty() ? "no epmd runs in it" : "epmd runs with process id " + pids);
    }

    private String each(String command) {
      String group = patient.hosts().cgroup(patient.replica(), "freezer");
      return patient.doInNode(String.format(Locale.ROOT, EACH, command), group);
    }

    @Override
    public String undo() {
      return "docker exec " + patient.replica().containerId() + " epmd -daemon";
    }
  }
}
