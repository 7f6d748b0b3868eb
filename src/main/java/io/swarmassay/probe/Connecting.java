package io.swarmassay.probe;

import io.swarmassay.beam.BeamException;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** How the Erlang nodes of a deployment come to be connected, for whoever is about to use them. */
public final class Connecting {
  /** Beyond the time that nodes are given: what asking them takes on a busy machine. */
  private static final Duration PATIENCE = Mesh.UNASKED.plusSeconds(20);

  private static final long PAUSE_NANOS = 100_000_000;

  private Connecting() {}

  /**
   * Whether nodes connect only when one is asked for another, so that asking heals nothing that was
   * to heal by itself. Nodes are given {@link Mesh#UNASKED} to connect by themselves, unless that
   * is known already; where it cannot be known, they are not to be connected by asking.
   */
  public static boolean whenAsked(Deployment deployment, Optional<String> service) {
    Mesh mesh = Mesh.of(deployment);
    long until = System.nanoTime() + PATIENCE.toNanos();
    boolean asked = asks(mesh, deployment, service);
    while (!mesh.known() && somebody(deployment, service) && System.nanoTime() < until) {
      LockSupport.parkNanos(PAUSE_NANOS);
      asked = asks(mesh, deployment, service);
    }
    return asked;
  }

  private static boolean somebody(Deployment deployment, Optional<String> service) {
    return !Thread.currentThread().isInterrupted()
        && !(service.isPresent() ? deployment.running(service.get()) : deployment.running())
            .isEmpty();
  }

  private static boolean asks(Mesh mesh, Deployment deployment, Optional<String> service) {
    try {
      if (mesh.known()) {
        return mesh.asking();
      }
      return mesh.asks(deployment, Crowd.nodes(deployment, service), Mesh.UNASKED);
    } catch (BeamException | SwarmException unanswered) {
      return false;
    }
  }
}
