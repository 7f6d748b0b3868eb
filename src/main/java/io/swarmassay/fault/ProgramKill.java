package io.swarmassay.fault;

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
    return new OneWayBlow(deployment, Replicas.of(this, victims), Death::new);
  }

  private final class Death implements Hurt {
    private static final String OLDEST =
        "for p in $(sort -n \"$1/cgroup.procs\"); do"
            + " [ \"$(cat /proc/$p/comm)\" = \"$2\" ] && echo $p && exit; done; true";
    private final Patient patient;
    private String victim = "";

    Death(Patient patient) {
      this.patient = patient;
    }

    @Override
    public void on() {
      victim = oldest();
      if (victim.isEmpty()) {
        throw new SwarmException(0, patient.name() + " runs no " + program);
      }
      patient.doInNode("kill -s KILL $1", victim);
    }

    @Override
    public void off() {
      // Dead is dead; the stack or the orchestrator starts another.
    }

    @Override
    public Sign sign() {
      boolean dead =
          !victim.isEmpty()
              && !patient.inNode("[ \"$(cat /proc/$1/comm)\" = \"$2\" ]", victim, program).ok();
      String which = victim.isEmpty() ? program : program + " with process id " + victim;
      return new Sign(dead, which + (dead ? " is gone" : " lives"));
    }

    private String oldest() {
      String group = patient.hosts().cgroup(patient.replica(), "memory");
      return patient.doInNode(OLDEST, group, program);
    }

    @Override
    public String undo() {
      return "nothing: the orchestrator replaces what does not heal";
    }
  }
}
