package io.swarmassay.swarm;

import java.time.Instant;

/**
 * One task of a service, as a manager saw it at one moment. The slot outlives the task; task and
 * container are replaced by the orchestrator.
 *
 * @param namespace the deployment it belongs to
 * @param service the service's name as the stack file gives it, without the namespace
 * @param slot 1, 2, ... for replicated services; 0 for global ones
 * @param taskId swarm's own identifier
 * @param containerId empty until a container was made
 * @param node name of the {@link SwarmNode} it was placed on; empty until placed
 * @param state swarm's word, for example {@code running}, {@code failed}, {@code rejected}
 * @param wanted swarm's desired state, for example {@code running}, {@code shutdown}; {@code
 *     complete} for a job's task
 * @param message swarm's status message
 * @param error swarm's error text; empty when there is none
 * @param created when swarm made the task, on the manager's clock
 * @param changed when the state was entered, on the node's clock
 */
public record Replica(
    String namespace,
    String service,
    int slot,
    String taskId,
    String containerId,
    String node,
    String state,
    String wanted,
    String message,
    String error,
    Instant created,
    Instant changed)
    implements Victim {

  @Override
  public String name() {
    return slot == 0 ? service + "." + node : service + "." + slot;
  }

  /** Whether it runs and is meant to; a job's task is meant to run until it is complete. */
  public boolean running() {
    return state.equals("running") && (wanted.equals("running") || wanted.equals("complete"));
  }
}
