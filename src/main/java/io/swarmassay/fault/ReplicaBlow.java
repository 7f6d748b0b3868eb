package io.swarmassay.fault;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Ends the main process of replicas; proven when their containers no longer run. */
final class ReplicaBlow implements Fault.Blow {
  private static final Duration EFFECT = Duration.ofSeconds(15);

  private final Deployment deployment;
  private final List<Replica> victims;
  private final BiConsumer<Deployment, Replica> act;
  private long struck;

  ReplicaBlow(Deployment deployment, List<Replica> victims, BiConsumer<Deployment, Replica> act) {
    this.deployment = deployment;
    this.victims = victims;
    this.act = act;
  }

  @Override
  public Remedy remedy() {
    return Remedy.NONE;
  }

  @Override
  public void strike() {
    victims.forEach(this::requireStillThere);
    struck = System.nanoTime();
    victims.forEach(victim -> act.accept(deployment, victim));
  }

  private void requireStillThere(Replica victim) {
    boolean there =
        deployment.running(victim.service()).stream()
            .anyMatch(replica -> replica.containerId().equals(victim.containerId()));
    if (!there) {
      throw new SwarmException(0, victim.name() + " was replaced before it could be struck");
    }
  }

  @Override
  public Fault.Proof bites() {
    List<String> still = new ArrayList<>();
    for (Replica victim : victims) {
      if (!Effects.within(EFFECT, () -> !Containers.runs(deployment.swarm(), victim))) {
        still.add(victim.name());
      }
    }
    long ms = (System.nanoTime() - struck) / 1_000_000;
    return still.isEmpty()
        ? new Fault.Proof(true, "container gone after " + ms + " ms")
        : new Fault.Proof(false, String.join(", ", still) + " still runs after " + ms + " ms");
  }

  @Override
  public Fault.Proof gone() {
    return new Fault.Proof(true, "nothing was left to undo");
  }
}
