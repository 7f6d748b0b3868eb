package io.swarmassay.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
    return new OrderBlow(
        deployment, Replicas.of(this, victims), PullFail::gone, PullFail::rejected, true);
  }

  private static void gone(ObjectNode spec) {
    ((ObjectNode) spec.at("/TaskTemplate/ContainerSpec")).put("Image", Orders.GONE);
    Orders.onFailure(spec, "pause");
  }

  /** A task that no node could start, in swarm's words. */
  private static Sign rejected(Order order) {
    return order.deployment().swarm().replicas(order.deployment().namespace()).stream()
        .filter(task -> task.service().equals(order.service()))
        .filter(task -> task.state().equals("rejected") && task.error().contains(Orders.GONE))
        .reduce((first, last) -> last)
        .map(task -> new Sign(true, text(task)))
        .orElse(new Sign(false, "no task was rejected"));
  }

  private static String text(Replica task) {
    return task.name() + " " + task.state() + ": " + task.error();
  }
}
