package io.swarmassay.probe;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Each replica accepts connections on these TCP ports, on its own loopback. Nothing is said over
 * them: a server that accepts and never answers is well here; see {@link Http}.
 *
 * @param service one service; empty for each of the stack
 * @param ports the ports, one at least
 */
public record TcpPorts(Optional<String> service, List<Integer> ports) implements Probe {
  /** Port 80 of each replica accepts connections. */
  public TcpPorts() {
    this(Optional.empty(), List.of(80));
  }

  /** Keeps a copy. */
  public TcpPorts {
    if (ports.isEmpty()) {
      throw new IllegalArgumentException("ports: name one at least");
    }
    ports = List.copyOf(ports);
  }

  @Override
  public String name() {
    return "tcp";
  }

  @Override
  public Reading read(Deployment deployment) {
    return EachReplica.ask(
        deployment,
        service,
        replica -> closed(deployment, replica),
        count -> String.format(Locale.ROOT, "%d replicas accept connections on %s", count, ports));
  }

  private List<String> closed(Deployment deployment, Replica replica) {
    List<String> closed = new ArrayList<>();
    for (int port : ports) {
      try (Connection open = deployment.swarm().dial(replica, port, Crowd.WORK)) {
        assert open != null;
      } catch (IOException | SwarmException refused) {
        closed.add("port " + port + " accepts no connection: " + Findings.text(refused));
      }
    }
    return closed;
  }
}
