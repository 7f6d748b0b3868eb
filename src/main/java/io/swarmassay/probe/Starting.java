package io.swarmassay.probe;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A replica that swarm is about to start. A service between two attempts of its restart policy has
 * as few replicas as one that swarm has given up, and is not at rest.
 */
final class Starting {
  private static final Set<String> WANTED = Set.of("running", "ready", "complete");
  private static final Set<String> OVER =
      Set.of("running", "complete", "shutdown", "failed", "rejected", "orphaned", "remove");

  private Starting() {}

  /** What is about to start, in words; empty when nothing is. */
  static Optional<String> of(Deployment deployment, String service) {
    List<Replica> tasks =
        deployment.swarm().replicas(deployment.namespace()).stream()
            .filter(task -> task.service().equals(service))
            .toList();
    return tasks.stream()
        .filter(task -> WANTED.contains(task.wanted()) && !OVER.contains(task.state()))
        .findFirst()
        .map(task -> text(task, tasks));
  }

  private static String text(Replica next, List<Replica> tasks) {
    return tasks.stream()
        .filter(task -> task.name().equals(next.name()) && !task.error().isEmpty())
        .max(Comparator.comparing(Replica::created))
        .map(
            before ->
                String.format(
                    Locale.ROOT, " again, after it %s: %s", before.state(), before.error()))
        .map(again -> String.format(Locale.ROOT, "%s is to start%s", next.name(), again))
        .orElse(next.name() + " is to start");
  }
}
