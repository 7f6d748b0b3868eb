package io.swarmassay.fault.node;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.LabNodes;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmNode;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes nodes leave the swarm; the cure makes them join it again, under a new identity. A manager
 * is missed by the others like a dead one.
 */
public record Leave() implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "leave";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** Joining, 0.3 to 0.8 s, is part of the cure; all was steady 0.2 to 0.3 s after it. */
  @Override
  public Duration floor() {
    return Duration.ofMillis(200);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return new HarmBlow(
        LabNodes.of(this, victims).stream().map(n -> new Left(deployment.swarm(), n)).toList(),
        EFFECT);
  }

  private static final class Left implements Harm {
    private final Swarm swarm;
    private final NodeSpecs wish;
    private final SwarmNode node;

    Left(Swarm swarm, SwarmNode node) {
      this.swarm = swarm;
      this.wish = new NodeSpecs(swarm);
      this.node = node;
    }

    @Override
    public void on() {
      swarm.call(node.name(), "POST", "/swarm/leave?force=true", "");
    }

    @Override
    public void off() {
      if (!state().equals("inactive")) {
        return;
      }
      Joining joining = new Joining(swarm, wish.managerBut(node.name()));
      joining.forget(node);
      joining.join(node);
    }

    @Override
    public Proof bites() {
      String state = state();
      return new Proof(state.equals("inactive"), node.name() + "'s place in the swarm: " + state);
    }

    @Override
    public Proof gone() {
      String state = state();
      return new Proof(state.equals("active"), node.name() + "'s place in the swarm: " + state);
    }

    /** What its own engine says. */
    private String state() {
      return wish.ask(node.name(), "/info").at("/Swarm/LocalNodeState").asText();
    }

    @Override
    public String undo() {
      return "on a manager docker node rm --force "
          + node.id()
          + " (a manager is demoted before), then on "
          + node.name()
          + " what docker swarm join-token "
          + node.role().name().toLowerCase(Locale.ROOT)
          + " says";
    }
  }
}
