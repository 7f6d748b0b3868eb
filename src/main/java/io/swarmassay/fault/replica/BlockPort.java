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
 * Blocks one TCP port of replicas for everybody else; established connections stop too. Their own
 * loopback is left alone, so that probes still read them. Swarm never notices.
 *
 * @param port something must listen there, or nothing can be proven
 * @param by how who connects learns of it
 */
public record BlockPort(int port, By by) implements Fault {
  /** What becomes of packets to the port. */
  public enum By {
    /** They vanish: connections time out. */
    DROP,
    /** They are answered with a reset: connections are refused at once. */
    RESET
  }

  /** EPMD's port, by dropping. */
  public BlockPort() {
    this(4369, By.DROP);
  }

  @Override
  public String name() {
    return "block-port";
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
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Wall::new);
  }

  private String verdict() {
    return by == By.DROP ? "drop" : "reject with tcp reset";
  }

  private final class Wall implements Hurt {
    private final ReplicaAccess patient;
    private final Rules rules;
    private Overlay overlay;

    Wall(ReplicaAccess patient) {
      this.patient = patient;
      this.rules = new Rules(patient, "assay_port_" + port);
    }

    @Override
    public void on() {
      rules.add("input", "iifname != \"lo\" tcp dport " + port, verdict());
    }

    @Override
    public void off() {
      rules.remove();
    }

    @Override
    public Sign sign() {
      overlay = overlay == null ? Overlay.of(patient) : overlay;
      Overlay.Knock knock = overlay.knock(patient, port);
      String text = overlay.text(knock, port);
      if (!rules.on()) {
        return new Sign(knock != Overlay.Knock.ANSWERED, text);
      }
      long met = rules.met();
      boolean blocked = knock == (by == By.DROP ? Overlay.Knock.SILENT : Overlay.Knock.REFUSED);
      return new Sign(blocked && met > 0, text + ", " + met + " packets met the rule");
    }

    @Override
    public String undo() {
      return rules.undo();
    }
  }
}
