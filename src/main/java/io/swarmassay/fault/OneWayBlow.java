package io.swarmassay.fault;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.util.List;
import java.util.function.Function;

/** Hurts replicas and leaves them so: making it good is the orchestrator's affair. */
final class OneWayBlow implements Fault.Blow {
  private final Fault.Blow blow;

  OneWayBlow(Deployment deployment, List<Replica> victims, Function<Patient, Hurt> hurt) {
    blow = HeldBlow.on(deployment, victims, hurt);
  }

  @Override
  public Remedy remedy() {
    return Remedy.NONE;
  }

  @Override
  public void strike() {
    blow.strike();
  }

  @Override
  public Fault.Proof bites() {
    return blow.bites();
  }

  @Override
  public Fault.Proof gone() {
    return new Fault.Proof(true, "nothing was left to undo");
  }
}
