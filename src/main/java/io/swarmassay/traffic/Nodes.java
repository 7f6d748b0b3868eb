package io.swarmassay.traffic;

import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The Erlang nodes in replicas, each asked for once in the life of its container. */
final class Nodes {
  private final Deployment deployment;
  private final Map<String, BeamNode> byContainer = new ConcurrentHashMap<>();
  private final Map<String, String> replicas = new ConcurrentHashMap<>();

  Nodes(Deployment deployment) {
    this.deployment = deployment;
  }

  /** The node of a running replica; empty when it cannot be found now. */
  Optional<BeamNode> in(Replica replica, Duration deadline) {
    BeamNode known = byContainer.get(replica.containerId());
    return known != null ? Optional.of(known) : find(replica, deadline);
  }

  /** Finds the nodes of what runs now, so that the first operations need not. */
  void meet(Roster roster, Duration deadline) {
    for (String name : roster.names()) {
      roster.running(name).ifPresent(replica -> in(replica, deadline));
    }
  }

  private Optional<BeamNode> find(Replica replica, Duration deadline) {
    try {
      Optional<BeamNode> node = deployment.beam().nodes(replica, deadline).stream().findFirst();
      node.ifPresent(found -> byContainer.put(replica.containerId(), found));
      node.ifPresent(found -> replicas.put(found.name(), replica.name()));
      return node;
    } catch (BeamException | SwarmException unreachable) {
      return Optional.empty();
    }
  }

  /** The replica that a node lives in, by the node's name. */
  Optional<String> replica(String node) {
    return Optional.ofNullable(replicas.get(node));
  }
}
