package io.swarmassay.fault.replica;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HeldBlow;
import io.swarmassay.fault.Hurt;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * SIGKILL of the oldest process of one program in each victim, while the container's main process
 * lives: what became of the rest is the stack's affair.
 *
 * @param program as the kernel calls it, for example {@code postgres}
 */
public record ProgramKill(String program) implements Fault {
  /** The Erlang emulator. */
  public ProgramKill() {
    this("beam.smp");
  }

  @Override
  public String name() {
    return "program-kill";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS);
  }

  @Override
  public Healer healer() {
    return Healer.SWARM;
  }

  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HeldBlow.oneWay(deployment, ReplicaTargets.of(this, victims), Death::new);
  }

  private final class Death implements Hurt {
    private static final String OLDEST =
        "for p in $(sort -n \"$1/cgroup.procs\"); do"
            + " [ \"$(cat /proc/$p/comm)\" = \"$2\" ] && echo $p && exit; done; true";
    private static final String LIVES = "lives as ";

    /** The kernel's word; a zombie is dead, and nobody else gets its id before it is reaped. */
    private static final String LOOK =
        "[ -d /proc/self ] || exit 1;"
            + " if ! [ -d \"/proc/$1\" ] || grep -q '^State:.Z' \"/proc/$1/status\";"
            + " then echo gone; else echo \""
            + LIVES
            + "$(cat \"/proc/$1/comm\")\"; fi";

    private final ReplicaAccess patient;
    private String victim = "";

    Death(ReplicaAccess patient) {
      this.patient = patient;
    }

    @Override
    public void on() {
      victim = oldest();
      patient.doInNode("kill -s KILL $1", victim);
    }

    @Override
    public void off() {
      // Dead is dead; the stack or the orchestrator starts another.
    }

    @Override
    public Sign sign() {
      if (victim.isEmpty()) {
        return new Sign(false, program + " lives with process id " + oldest());
      }
      String said = patient.doInNode(LOOK, victim);
      boolean dead = said.equals("gone") || said.startsWith(LIVES) && !said.equals(LIVES + program);
      String which = program + " with process id " + victim;
      return new Sign(dead, which + (dead ? " is gone" : " lives"));
    }

    private String oldest() {
      String group = patient.hosts().cgroup(patient.replica(), "memory");
      String oldest = patient.doInNode(OLDEST, group, program);
      if (oldest.isEmpty()) {
        throw new SwarmException(0, patient.name() + " runs no " + program);
      }
      return oldest;
    }

    @Override
    public String undo() {
      return "nothing: the orchestrator replaces what does not heal";
    }
  }
}
