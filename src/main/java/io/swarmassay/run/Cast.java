package io.swarmassay.run;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmNode;
import java.util.List;

/** Who can be hit now. */
interface Cast {
  /** Replicas of a service that run. */
  List<Replica> running(String service);

  /** All nodes, in the order of their names. */
  List<SwarmNode> nodes();

  /** Those of a deployment, asked anew each time. */
  static Cast of(Deployment deployment) {
    return new Cast() {
      @Override
      public List<Replica> running(String service) {
        return deployment.running(service);
      }

      @Override
      public List<SwarmNode> nodes() {
        return deployment.swarm().nodes();
      }
    };
  }
}
