package io.swarmassay.fault.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * An update to an image that is gone from wherever images come from: one replica is lost and cannot
 * come back, until the order before is put back.
 */
public record PullFail() implements Fault {
  @Override
  public String name() {
    return "pull-fail";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** As after a kill. */
  @Override
  public Duration floor() {
    return Duration.ofMillis(900);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    OrderHarm.Kind kind =
        new OrderHarm.Kind(PullFail::gone, PullFail::rejected, since -> new Sign(true, ""));
    return OrderHarm.held(deployment, ReplicaTargets.of(this, victims), kind);
  }

  private static void gone(ObjectNode spec) {
    ((ObjectNode) spec.at("/TaskTemplate/ContainerSpec")).put("Image", UpdateSpecs.GONE);
    UpdateSpecs.onFailure(spec, "pause");
  }

  /** A task made since that no node could start, in swarm's words. */
  private static Sign rejected(Since since) {
    return since
        .made()
        .filter(task -> task.state().equals("rejected") && task.error().contains(UpdateSpecs.GONE))
        .reduce((first, last) -> last)
        .map(task -> new Sign(true, text(task)))
        .orElseGet(() -> new Sign(false, "no task made since was rejected"));
  }

  private static String text(Replica task) {
    return task.name() + " " + task.state() + ": " + task.error();
  }
}
