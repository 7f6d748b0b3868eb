package io.swarmassay.fault.replica;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Strikes the one service of the deployment that carries a label, which no stack file names because
 * another service made it; aimed at its maker, which is left alone.
 *
 * @param label the label and its value, {@code planner.job=web-api}
 * @param by what is done to it
 */
public record Raze(String label, By by) implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(10);

  /** What is done to the service. */
  public enum By {
    /** SIGKILL of its container: swarm replaces it. */
    KILL,
    /** The service is taken away: its maker has to make it again. */
    REMOVE
  }

  /** The document's web server, taken away. */
  public Raze() {
    this("planner.job=web-api", By.REMOVE);
  }

  @Override
  public String name() {
    return "raze";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return by == By.KILL ? Healer.SWARM : Healer.STACK;
  }

  /** Whom it hits goes on running: what ends are the VMs it keeps. */
  @Override
  public boolean replaces() {
    return false;
  }

  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    ReplicaTargets.of(this, victims);
    return HarmBlow.oneWay(List.of(new RazeHarm(deployment, this)), EFFECT);
  }
}
