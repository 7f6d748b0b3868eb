package io.swarmassay.stack.deploy;

import io.swarmassay.swarm.Await;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Seen;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One wait for a deployment: looks at it again and again until its fate is known. */
final class Settling {
  private final Swarm swarm;
  private final String namespace;
  private final Supplier<Map<String, Aim>> aims;
  private final Streaks streaks = new Streaks();

  Settling(Swarm swarm, String namespace, Supplier<Map<String, Aim>> aims) {
    this.swarm = swarm;
    this.namespace = namespace;
    this.aims = aims;
  }

  Convergence await(Duration within) {
    try (Await await = Await.on(swarm)) {
      Seen<Convergence> seen = await.look(within, this::look);
      return seen.value().orElseGet(() -> new Convergence.TimedOut(within, seen.reason()));
    }
  }

  Seen<Convergence> look() {
    Map<String, Integer> wanted = swarm.desired(namespace);
    Map<String, Aim> told = aims.get();
    List<Replica> all = swarm.replicas(namespace);
    streaks.look(all, System.nanoTime());
    Map<String, ServiceStatus> standings = new TreeMap<>();
    wanted.forEach(
        (service, count) -> {
          List<Replica> own = all.stream().filter(r -> r.service().equals(service)).toList();
          Aim aim = told.getOrDefault(service, Aim.PLAIN);
          standings.put(service, new ServiceStatus(service, count, aim, own, streaks, this::ready));
        });
    return fate(standings);
  }

  private Set<String> ready() {
    return swarm.nodes().stream()
        .filter(node -> node.state().equals("ready"))
        .map(SwarmNode::name)
        .collect(Collectors.toSet());
  }

  private static Seen<Convergence> fate(Map<String, ServiceStatus> standings) {
    List<String> pending = new ArrayList<>();
    for (ServiceStatus standing : standings.values()) {
      if (standing.failed().isPresent()) {
        return Seen.there(standing.failed().get());
      }
      standing.pending().ifPresent(pending::add);
    }
    if (standings.isEmpty()) {
      return Seen.notYet("there are no services");
    }
    return pending.isEmpty()
        ? Seen.there(reached(standings))
        : Seen.notYet(String.join("; ", pending));
  }

  private static Convergence reached(Map<String, ServiceStatus> standings) {
    for (ServiceStatus standing : standings.values()) {
      if (standing.aim().rolledBack()) {
        return new Convergence.RolledBack(standing.service(), standing.aim().message());
      }
    }
    if (standings.values().stream().allMatch(standing -> standing.wanted() == 0)) {
      return new Convergence.ScaledToZero();
    }
    Map<String, Integer> running = new TreeMap<>();
    standings.values().stream()
        .filter(standing -> standing.runs() > 0)
        .forEach(standing -> running.put(standing.service(), standing.runs()));
    return running.isEmpty()
        ? new Convergence.OneShotComplete()
        : new Convergence.Converged(running);
  }
}
