package io.swarmassay.traffic;

import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;
import java.util.Optional;

/**
 * No load: each nodeup and nodedown as the Erlang nodes themselves see them, and the lives of their
 * replicas. {@link Messages} records the same by itself.
 *
 * @param service one service; empty for each of the stack
 */
public record Membership(Optional<String> service) implements Traffic {
  /** Of all nodes of the stack. */
  public Membership() {
    this(Optional.empty());
  }

  @Override
  public String name() {
    return "membership";
  }

  @Override
  public Flow start(Deployment deployment, Recorder recorder, long seed) {
    return new ReplicaObserver(deployment, service, recorder).begin();
  }
}
