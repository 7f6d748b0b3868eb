package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import io.swarmassay.stack.deploy.UpdateState;
import java.util.Map;
import java.util.Optional;

/**
 * Swarm paused an update, or rolled it back, since tasks of the new kind failed.
 *
 * @param state how swarm calls it
 */
record StoppedUpdate(String name, String state, String meaning, String seen, String wayOut)
    implements Diagnosis {
  static final StoppedUpdate PAUSED =
      new StoppedUpdate(
          "update-paused",
          "paused",
          "an update stands still since a task of the new kind failed",
          "its update stands still, old and new tasks side by side: ",
          "mend what fails and update again, or docker service rollback; with failure_action"
              + " rollback swarm does it");

  static final StoppedUpdate ROLLED_BACK =
      new StoppedUpdate(
          "rolled-back",
          "rollback_completed",
          "an update was given up and what was before runs again",
          "its update was given up, and what was before runs again: ",
          "mend what fails in the new version; the deploy command itself ended without an error");

  @Override
  public Optional<Cause> cause(Scene scene) {
    return scene.updates().entrySet().stream()
        .filter(update -> update.getValue().state().equals(state))
        .findFirst()
        .map(update -> cause(scene, update));
  }

  private Cause cause(Scene scene, Map.Entry<String, UpdateState> update) {
    return Scene.cause(
        this,
        update.getKey(),
        seen + update.getValue().message(),
        scene
            .service(update.getKey())
            .map(s -> Scene.place(s, "deploy/update_config", "deploy", "image")),
        wayOut);
  }
}
