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

/** Loses every question of replicas to swarm's name server. Swarm never notices. */
public record BlockDns() implements Fault {
  @Override
  public String name() {
    return "block-dns";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.NFTABLES);
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
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Deaf::new);
  }

  private static final class Deaf implements Hurt {
    private final ReplicaAccess patient;
    private final Rules rules;

    Deaf(ReplicaAccess patient) {
      this.patient = patient;
      this.rules = new Rules(patient, "assay_dns");
    }

    @Override
    public void on() {
      rules.add("output", "ip daddr " + NameServerQuery.SERVER, "drop");
    }

    @Override
    public void off() {
      rules.remove();
    }

    /** Asks for the replica's own service, as its processes would. */
    @Override
    public Sign sign() {
      String service = patient.replica().namespace() + "_" + patient.replica().service();
      boolean answered = NameServerQuery.ask(patient, service);
      String text =
          "a question for " + service + (answered ? " is answered" : " is unanswered after 1 s");
      if (!rules.on()) {
        return new Sign(!answered, text);
      }
      long dropped = rules.met();
      return new Sign(!answered && dropped > 0, text + ", " + dropped + " packets dropped");
    }

    @Override
    public String undo() {
      return rules.undo();
    }
  }
}
