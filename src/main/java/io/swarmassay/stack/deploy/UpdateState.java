package io.swarmassay.stack.deploy;

import io.swarmassay.swarm.Swarm;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a service's last update.
 *
 * @param state swarm's word: {@code updating}, {@code paused}, {@code rollback_completed}, ...
 * @param message swarm's words about it
 */
public record UpdateState(String state, String message) {
  /** Those of a deployment, by service; a service that was never updated is left out. */
  public static Map<String, UpdateState> all(Swarm swarm, String namespace) {
    Map<String, UpdateState> updates = new TreeMap<>();
    Aim.all(swarm, namespace)
        .forEach(
            (service, aim) -> {
              if (!aim.update().isEmpty()) {
                updates.put(service, new UpdateState(aim.update(), aim.message()));
              }
            });
    return updates;
  }
}
