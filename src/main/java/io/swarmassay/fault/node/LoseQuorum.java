package io.swarmassay.fault.node;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.LabNodes;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes the power from a majority of the managers. Replicas run on, but nothing is scheduled or
 * replaced; a survivor that led answers with old news for about 19 s.
 *
 * @param permanent whether they lose what they know of the swarm, too: then the cure makes a new
 *     cluster from one survivor ({@code --force-new-cluster}), and they join it like new machines
 */
public record LoseQuorum(boolean permanent) implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(45);

  /** The power comes back, and with it the old quorum. */
  public LoseQuorum() {
    this(false);
  }

  @Override
  public String name() {
    return "lose-quorum";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** The election after the power is back, measured 11 to 17 s; of a new cluster not known. */
  @Override
  public Duration floor() {
    return permanent ? Duration.ZERO : Duration.ofSeconds(11);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    List<String> lost = LabNodes.names(this, victims);
    List<SwarmNode> managers =
        deployment.swarm().nodes().stream()
            .filter(n -> n.role() == SwarmNode.Role.MANAGER)
            .toList();
    List<SwarmNode> left = managers.stream().filter(n -> !lost.contains(n.name())).toList();
    if (left.isEmpty() || left.size() > managers.size() / 2) {
      throw new IllegalArgumentException(
          "without " + lost + " " + left.size() + " of " + managers.size() + " managers are left");
    }
    NodeAccess terrain = new NodeAccess(deployment);
    List<Harm> harms = new ArrayList<>();
    SwarmNode survivor = left.get(0);
    for (SwarmNode node : LabNodes.of(this, victims)) {
      harms.add(
          permanent
              ? new LostMachine(terrain, node, survivor.name())
              : new PowerOff.Dark(terrain, node.name()));
    }
    Mute mute = new Mute(deployment.swarm(), survivor);
    harms.add(permanent ? new NewCluster(deployment.swarm(), survivor, mute) : mute);
    return new HarmBlow(harms, EFFECT);
  }

  /** Does nothing of its own: measures whether the managers that are left can decide anything. */
  record Mute(Swarm swarm, SwarmNode survivor) implements Harm {
    @Override
    public void on() {}

    @Override
    public void off() {}

    /**
     * Refused by an engine that has nobody to decide it, or unanswered by one that answers
     * everything else. A conflict of versions, and whatever is held against the request itself, is
     * a decision.
     */
    @Override
    public Proof bites() {
      try {
        new NodeSpecs(swarm).touch(survivor.name(), survivor.id());
        return new Proof(false, survivor.name() + " still decides");
      } catch (SwarmException refused) {
        if (decision(refused)) {
          return new Proof(false, survivor.name() + " still decides: " + shown(refused));
        }
        if (refused.status() == 0) {
          swarm.call(survivor.name(), "GET", "/_ping", "");
        }
        return new Proof(true, survivor.name() + " cannot decide anything: " + shown(refused));
      }
    }

    private static boolean decision(SwarmException refused) {
      return refused.status() / 100 == 4 || shown(refused).contains("update out of sequence");
    }

    private static String shown(SwarmException refused) {
      return String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
    }

    /** Whether it decides again is swarm's recovery, not our cure. */
    @Override
    public Proof gone() {
      return new Proof(true, "the others are there again for " + survivor.name());
    }

    @Override
    public Proof before() {
      try {
        new NodeSpecs(swarm).touch(survivor.name(), survivor.id());
        return new Proof(true, survivor.name() + " decides");
      } catch (SwarmException refused) {
        return new Proof(false, survivor.name() + " cannot decide anything: " + shown(refused));
      }
    }

    @Override
    public String undo() {
      return "the managers that are left elect by themselves";
    }
  }
}
