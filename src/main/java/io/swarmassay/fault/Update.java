package io.swarmassay.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Replica;
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
    List<Replica> old = Replicas.of(this, victims);
    return new OrderBlow(deployment, old, Update::again, order -> replaced(order, old), false);
  }

  private static void again(ObjectNode spec) {
    ObjectNode task = (ObjectNode) spec.path("TaskTemplate");
    task.put("ForceUpdate", task.path("ForceUpdate").asLong() + 1);
  }

  private static Sign replaced(Order order, List<Replica> old) {
    List<Replica> mine = old.stream().filter(r -> r.service().equals(order.service())).toList();
    long gone = mine.stream().filter(r -> !Containers.runs(order.deployment().swarm(), r)).count();
    return new Sign(
        gone == mine.size(), "%d of %d containers replaced".formatted(gone, mine.size()));
  }
}
