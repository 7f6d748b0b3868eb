package io.swarmassay.fault.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A rolling update that changes nothing: every replica of the service is replaced. */
public record Update() implements Fault {
  @Override
  public String name() {
    return "update";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.SWARM;
  }

  /** Unknown: one replica after the other, and how fast is up to the stack's update_config. */
  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    OrderHarm.Kind kind = new OrderHarm.Kind(Update::again, Update::taken, Update::complete);
    return OrderHarm.oneWay(deployment, ReplicaTargets.of(this, victims), kind);
  }

  private static void again(ObjectNode spec) {
    ObjectNode task = (ObjectNode) spec.path("TaskTemplate");
    task.put("ForceUpdate", task.path("ForceUpdate").asLong() + 1);
  }

  /** Swarm took the order and began; how far it comes is its recovery. */
  private static Sign taken(Since since) {
    ServiceSpec.Seen update = since.update();
    return new Sign(!update.state().isEmpty(), "update " + update.text());
  }

  /**
   * Every replica of before is replaced. Swarm calls it complete only after it has watched the last
   * one for a while, which is no part of the update.
   */
  private static Sign complete(Since since) {
    ServiceSpec.Seen update = since.update();
    long old = since.old();
    boolean goesOn = update.state().equals("updating") || update.state().equals("completed");
    String text = "update " + update.text() + (old == 0 ? "" : ", " + old + " old replicas run");
    return new Sign(goesOn && old == 0, text);
  }
}
