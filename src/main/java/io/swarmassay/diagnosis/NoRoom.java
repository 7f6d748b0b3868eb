package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import io.swarmassay.stack.lint.LabLint;
import io.swarmassay.swarm.Replica;
import java.util.Optional;

/** Tasks stay new since a network has no address left for them. */
record NoRoom() implements Diagnosis {
  @Override
  public String name() {
    return "addresses-used-up";
  }

  @Override
  public String meaning() {
    return "tasks stay new since their network's subnet has no address left";
  }

  @Override
  public Optional<Cause> cause(Scene scene) {
    Optional<Replica> stuck =
        scene.waiting().stream().filter(task -> task.state().equals("new")).findFirst();
    Optional<String> small =
        scene.unmet().stream().filter(unmet -> unmet.startsWith("network ")).findFirst();
    return stuck.isPresent() && small.isPresent()
        ? Optional.of(
            Scene.cause(
                this,
                stuck.get().name(),
                "stays new, since " + small.get(),
                scene.service(stuck.get().service()).map(s -> Scene.place(s, "networks")),
                LabLint.WAY))
        : Optional.empty();
  }
}
