package io.swarmassay.fault;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What replicas are hurt with until cured. */
public final class HeldBlow {
  private static final Duration EFFECT = Duration.ofSeconds(10);

  private HeldBlow() {}

  /** One hurt for each victim, held until it is cured. */
  public static Fault.Blow on(
      Deployment deployment, List<Replica> victims, Function<ReplicaAccess, Hurt> hurt) {
    return new HarmBlow(
        ReplicaAccess.each(deployment, victims)
            .map(patient -> new Ill(patient, hurt.apply(patient)))
            .toList(),
        EFFECT);
  }

  /** What is left so: making it good is the orchestrator's affair. */
  public static Fault.Blow oneWay(
      Deployment deployment, List<Replica> victims, Function<ReplicaAccess, Hurt> hurt) {
    return HarmBlow.oneWay(
        ReplicaAccess.each(deployment, victims)
            .map(patient -> new Ill(patient, hurt.apply(patient)))
            .toList(),
        EFFECT);
  }

  /** A hurt replica. One that was replaced meanwhile took the fault along: there it is gone. */
  private record Ill(ReplicaAccess patient, Hurt hurt) implements Harm {
    @Override
    public Fault.Proof before() {
      patient.requireStillThere();
      Sign sign = hurt.sign();
      return proof(!sign.shows(), sign);
    }

    @Override
    public void on() {
      patient.requireStillThere();
      hurt.on();
    }

    @Override
    public Duration within(Duration usual) {
      return hurt.within(usual);
    }

    @Override
    public void off() {
      if (patient.there()) {
        hurt.off();
      }
    }

    @Override
    public Fault.Proof bites() {
      Sign sign = hurt.sign();
      return proof(sign.shows(), sign);
    }

    @Override
    public Fault.Proof gone() {
      if (!patient.there()) {
        return new Fault.Proof(true, patient.name() + ": replaced meanwhile");
      }
      Sign sign = hurt.sign();
      return proof(!sign.shows(), sign);
    }

    private Fault.Proof proof(boolean holds, Sign sign) {
      return new Fault.Proof(holds, patient.name() + ": " + sign.text());
    }

    @Override
    public String undo() {
      return patient.where() + ": " + hurt.undo();
    }
  }
}
