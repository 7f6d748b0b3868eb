package io.swarmassay.fault.service;

import io.swarmassay.swarm.Replica;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What swarm did with a service since one look at it, by identity: tasks by their ids, updates by
 * when they were begun, orders by the service's version.
 *
 * @param version of the service at the look
 * @param begun when the update known at the look was begun, as swarm writes it; empty for none
 * @param known ids of the tasks known at the look
 */
record Since(ServiceSpec order, long version, String begun, Set<String> known) {
  static Since now(ServiceSpec order) {
    ServiceSpec.Seen seen = order.seen();
    Set<String> known = tasks(order).map(Replica::taskId).collect(Collectors.toSet());
    return new Since(order, seen.version(), seen.begun(), known);
  }

  /** Tasks that were made since. */
  Stream<Replica> made() {
    return tasks(order).filter(task -> !known.contains(task.taskId()));
  }

  /** Tasks that were there and still run. */
  long old() {
    return tasks(order).filter(task -> known.contains(task.taskId()) && task.running()).count();
  }

  /** What swarm says of the update that was begun since; its state is empty while there is none. */
  ServiceSpec.Seen update() {
    ServiceSpec.Seen now = order.seen();
    boolean since = now.version() > version && !now.begun().equals(begun);
    return since ? now : new ServiceSpec.Seen(now.version(), "", "", "no update was begun since");
  }

  private static Stream<Replica> tasks(ServiceSpec order) {
    return order.deployment().swarm().replicas(order.deployment().namespace()).stream()
        .filter(task -> task.service().equals(order.service()));
  }
}
