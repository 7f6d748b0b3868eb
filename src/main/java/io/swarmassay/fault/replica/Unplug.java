package io.swarmassay.fault.replica;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HeldBlow;
import io.swarmassay.fault.Hurt;
import io.swarmassay.fault.Interfaces;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Takes the overlay link of replicas down. Swarm never notices; addresses and routes stay. */
public record Unplug() implements Fault {
  /** Nobody listens there: a refusal proves that packets go to and fro. */
  private static final int ANY_PORT = 1;

  @Override
  public String name() {
    return "unplug";
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
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Cut::new);
  }

  private static final class Cut implements Hurt {
    private final ReplicaAccess patient;
    private Overlay overlay;
    private boolean on;

    Cut(ReplicaAccess patient) {
      this.patient = patient;
    }

    @Override
    public void on() {
      on = true;
      patient.doInNetwork("ip link set dev $1 down", overlay().link());
    }

    @Override
    public void off() {
      patient.doInNetwork("ip link set dev $1 up", overlay().link());
      on = false;
    }

    /** Looked up before the link goes down, and then kept: the address is its slot's. */
    private Overlay overlay() {
      if (overlay == null) {
        overlay = Overlay.of(patient);
      }
      return overlay;
    }

    @Override
    public Sign sign() {
      Overlay.Knock knock = overlay().knock(patient, ANY_PORT);
      boolean silent = knock == Overlay.Knock.SILENT;
      boolean down = !Interfaces.up(patient.doInNetwork("ip -o link show dev $1", overlay.link()));
      String text = overlay.text(knock, ANY_PORT) + ", its link is " + (down ? "down" : "up");
      return new Sign(on ? silent && down : silent || down, text);
    }

    @Override
    public String undo() {
      return patient.byHand("ip link set dev " + overlay().link() + " up");
    }
  }
}
