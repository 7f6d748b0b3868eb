package io.swarmassay.run;

import io.swarmassay.beam.Beam;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.StackFile;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.util.List;
import java.util.Map;

record Provisional(Stack stack, StackFile file, Swarm swarm, Beam beam, String namespace)
    implements Deployment {
  Provisional {
    swarm.deploy(file.blueprint(namespace));
  }

  @Override
  public List<String> services() {
    return file.services();
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
    return running().stream().filter(r -> r.service().equals(service)).toList();
  }

  @Override
  public void scale(String service, int replicas) {
    swarm.scale(namespace, service, replicas);
  }

  @Override
  public void close() {
    swarm.remove(namespace);
    if (beam != null) {
      beam.close();
    }
  }
}
