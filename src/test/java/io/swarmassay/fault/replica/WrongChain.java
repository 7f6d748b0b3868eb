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

/** Planted: a port is blocked on the way out of the replica, where nothing goes to that port. */
public record WrongChain(int port) implements Fault {
  @Override
  public String name() {
    return "wrong-chain";
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
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Useless::new);
  }

  private final class Useless implements Hurt {
    private final ReplicaAccess patient;
    private final Rules rules;

    Useless(ReplicaAccess patient) {
      this.patient = patient;
      this.rules = new Rules(patient, "assay_wrong");
    }

    @Override
    public void on() {
      rules.add("output", "oifname != \"lo\" tcp dport " + port, "drop");
    }

    @Override
    public void off() {
      rules.remove();
    }

    @Override
    public Sign sign() {
      Overlay overlay = Overlay.of(patient);
      Overlay.Knock knock = overlay.knock(patient, port);
      return new Sign(knock == Overlay.Knock.SILENT, overlay.text(knock, port));
    }

    @Override
    public String undo() {
      return rules.undo();
    }
  }
}
