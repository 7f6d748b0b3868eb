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
import java.util.Set;

/**
 * Stops every process of replicas (SIGSTOP): ports accept, nobody answers. Only a health check
 * tells the orchestrator, which then replaces them.
 */
public record Hang() implements Fault {
  @Override
  public String name() {
    return "hang";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS);
  }

  @Override
  public Healer healer() {
    return Healer.SWARM;
  }

  /** A health check each second, one second long, three in a row: replaced after 9 to 11 s. */
  @Override
  public Duration floor() {
    return Duration.ofSeconds(9);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Stopped::new);
  }

  private static final class Stopped implements Hurt {
    private final ReplicaAccess patient;
    private String processes = "";

    Stopped(ReplicaAccess patient) {
      this.patient = patient;
    }

    /** Those of now only: a health check that comes later is a process of its own. */
    @Override
    public void on() {
      processes = all();
      signal("STOP");
    }

    @Override
    public void off() {
      signal("CONT");
    }

    private void signal(String signal) {
      patient.doInNode("for p in $1; do kill -s $2 $p; done 2> /dev/null; true", processes, signal);
    }

    private String all() {
      String group = patient.hosts().cgroup(patient.replica(), "freezer");
      return patient.doInNode("cat \"$1/cgroup.procs\" | xargs", group);
    }

    /** The kernel's word on each process; {@code T} is stopped. */
    @Override
    public Sign sign() {
      String states =
          patient.doInNode(
              "for p in $1; do ps -o stat= -p $p; done | cut -c1 | sort | uniq -c | xargs",
              processes.isEmpty() ? all() : processes);
      return new Sign(states.matches("\\d+ T"), "states of its processes: " + states);
    }

    @Override
    public String undo() {
      return "kill -s CONT its processes, if swarm did not replace it";
    }
  }
}
