package io.swarmassay.traffic;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Bell;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The replicas of a deployment as swarm tells them: read again whenever an engine reports
 * something, and every {@value #NET_MS} ms in case a report was lost.
 */
final class Roster {
  private static final int NET_MS = 250;
  private static final Set<String> WANTED = Set.of("running", "ready");

  private final Deployment deployment;
  private final Optional<String> service;
  private final Consumer<Replica> born;
  private final Bell bell = new Bell();
  private final Set<String> containers = new HashSet<>();
  private volatile List<Replica> replicas = List.of();
  private volatile List<String> names = List.of();
  private volatile boolean closed;

  /**
   * A roster.
   *
   * @param born hears of each container once, the older of a replica first
   */
  Roster(Deployment deployment, Optional<String> service, Consumer<Replica> born) {
    this.deployment = deployment;
    this.service = service;
    this.born = born;
  }

  /** Names of the replicas that are wanted, whether they run or not, sorted. */
  List<String> names() {
    return names;
  }

  /** The running task of a replica. */
  Optional<Replica> running(String name) {
    return replicas.stream()
        .filter(replica -> replica.running() && replica.name().equals(name))
        .reduce((older, newer) -> newer);
  }

  /** Reads until closed. */
  void keep() {
    try (Swarm.Subscription events = deployment.swarm().watch(event -> bell.ring())) {
      while (!closed) {
        long known = bell.rings();
        read();
        bell.awaitMoreThan(known, NET_MS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads once; what cannot be answered now is answered next time. */
  void read() {
    try {
      List<Replica> all =
          deployment.swarm().replicas(deployment.namespace()).stream()
              .filter(replica -> service.isEmpty() || service.get().equals(replica.service()))
              .toList();
      all.stream().filter(this::first).forEach(born);
      replicas = all;
      names =
          all.stream()
              .filter(replica -> WANTED.contains(replica.wanted()))
              .map(Replica::name)
              .distinct()
              .sorted()
              .toList();
    } catch (SwarmException electing) {
      return;
    }
  }

  /** Whether a container that has started is seen for the first time. */
  private boolean first(Replica replica) {
    boolean begun = Set.of("running", "complete", "shutdown", "failed").contains(replica.state());
    return begun && !replica.containerId().isEmpty() && containers.add(replica.containerId());
  }

  void close() {
    closed = true;
    bell.ring();
  }
}
