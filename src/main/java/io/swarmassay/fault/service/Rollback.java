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

/**
 * An update that cannot work, with automatic roll-back: swarm notices and goes back by itself.
 *
 * @param bad what is wrong with it
 */
public record Rollback(Bad bad) implements Fault {
  /** What is wrong with an update. */
  public enum Bad {
    /** Its health check fails always. */
    HEALTH_CHECK,
    /** Its image is nowhere. */
    IMAGE
  }

  /** With a bad health check. */
  public Rollback() {
    this(Bad.HEALTH_CHECK);
  }

  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.SWARM;
  }

  /** No: where an update starts the new before it stops the old, swarm keeps the old ones. */
  @Override
  public boolean replaces() {
    return false;
  }

  /** Unknown: how fast is up to the health check and the stack's stop_grace_period. */
  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    OrderHarm.Kind kind = new OrderHarm.Kind(this::spoil, Rollback::rolledBack, Rollback::isBack);
    return OrderHarm.held(deployment, ReplicaTargets.of(this, victims), kind);
  }

  private void spoil(ObjectNode spec) {
    ObjectNode container = (ObjectNode) spec.at("/TaskTemplate/ContainerSpec");
    if (bad == Bad.IMAGE) {
      container.put("Image", UpdateSpecs.GONE);
    } else {
      ObjectNode check = container.putObject("Healthcheck");
      check.putArray("Test").add("CMD").add("/assay/no-such-check");
      check
          .put("Interval", UpdateSpecs.nanos(1))
          .put("Timeout", UpdateSpecs.nanos(1))
          .put("Retries", 1);
    }
    UpdateSpecs.onFailure(spec, "rollback");
  }

  private static Sign rolledBack(Since since) {
    ServiceSpec.Seen update = since.update();
    return new Sign(update.state().startsWith("rollback"), "update " + update.text());
  }

  /** Swarm calls it complete some seconds after the last replica: that it goes on is enough. */
  private static Sign isBack(Since since) {
    ServiceSpec.Seen update = since.update();
    boolean back = update.state().startsWith("rollback") && !update.state().endsWith("paused");
    return new Sign(back, "update " + update.text());
  }
}
