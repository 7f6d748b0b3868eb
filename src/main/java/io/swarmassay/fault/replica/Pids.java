package io.swarmassay.fault.replica;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HeldBlow;
import io.swarmassay.fault.Hurt;
import io.swarmassay.fault.Limit;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Lets replicas start no further process or thread, as if their table were full. */
public record Pids() implements Fault {
  @Override
  public String name() {
    return "pids";
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
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Full::new);
  }

  private static final class Full implements Hurt {
    private final ReplicaAccess patient;
    private String before = "";
    private String undo = "";

    Full(ReplicaAccess patient) {
      this.patient = patient;
    }

    @Override
    public void on() {
      before();
      limit().set(patient.doInNode("cat \"$1/pids.current\"", limit().group()));
    }

    @Override
    public void off() {
      limit().set(before());
    }

    /** What it was when first asked for: before the strike. */
    private String before() {
      before = before.isEmpty() ? limit().get() : before;
      return before;
    }

    private Limit limit() {
      return new Limit(patient, "pids", "pids.max", "pids.max");
    }

    /** A shell joins the group, which no limit forbids, and forks there. */
    @Override
    public Sign sign() {
      String said =
          patient.doInNode(
              "sh -c 'echo 0 > \"$1/cgroup.procs\" && (true) && echo forked' sh \"$1\" 2>&1; true",
              limit().group());
      boolean forked = said.equals("forked");
      return new Sign(
          !forked && said.contains("fork"),
          forked ? "a fork succeeds in it" : "a fork fails in it: " + said.replace('\n', ' '));
    }

    @Override
    public String undo() {
      undo = undo.isEmpty() ? "echo " + before() + " > " + limit().file() : undo;
      return undo;
    }
  }
}
