package io.swarmassay.stack;

import io.swarmassay.beam.Beam;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Replica;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A stack of one service on a swarm in memory. */
public record FakeDeployment(FakeSwarm swarm, String namespace, Beam beam) implements Deployment {
  /** Deploys a service with some replicas. */
  public static FakeDeployment of(FakeSwarm swarm, String service, int replicas) {
    swarm.deploy(
        new Blueprint(
            "x",
            List.of(),
            List.of(),
            List.of(),
            List.of(
                Map.of(
                    "Name",
                    "x_" + service,
                    "Mode",
                    Map.of("Replicated", Map.of("Replicas", replicas))))));
    return new FakeDeployment(swarm, "x", null);
  }

  @Override
  public Stack stack() {
    return Stack.at(Path.of("stacks", "fake"));
  }

  @Override
  public List<String> services() {
    return desired().keySet().stream().sorted().toList();
  }

  @Override
  public Map<String, Integer> desired() {
    return swarm.desired(namespace);
  }

  @Override
  public List<Replica> running() {
    return swarm.replicas(namespace).stream().filter(Replica::running).toList();
  }

  @Override
  public List<Replica> running(String service) {
    return running().stream().filter(replica -> replica.service().equals(service)).toList();
  }

  @Override
  public void scale(String service, int replicas) {
    swarm.scale(namespace, service, replicas);
  }

  @Override
  public void close() {
    swarm.remove(namespace);
  }
}
