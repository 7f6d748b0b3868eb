package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import io.swarmassay.stack.lint.WrittenService;
import io.swarmassay.swarm.Replica;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Swarm does not start a task again, since the restart policy says so. */
record RestartsUsedUp() implements Diagnosis {
  @Override
  public String name() {
    return "restarts-used-up";
  }

  @Override
  public String meaning() {
    return "a task ended and the restart policy lets none follow";
  }

  @Override
  public Optional<Cause> cause(Scene scene) {
    return scene.waiting().stream()
        .filter(task -> List.of("failed", "rejected").contains(task.state()))
        .flatMap(task -> used(scene, task).stream())
        .findFirst();
  }

  private Optional<Cause> used(Scene scene, Replica task) {
    Optional<WrittenService> service = scene.service(task.service());
    String condition =
        service
            .flatMap(s -> s.at(String.class, "TaskTemplate", "RestartPolicy", "Condition"))
            .orElse("any");
    long most =
        service.flatMap(s -> s.number("TaskTemplate", "RestartPolicy", "MaxAttempts")).orElse(0L);
    long ended =
        scene.tasks().stream()
            .filter(other -> other.name().equals(task.name()) && !other.running())
            .count();
    if (!condition.equals("none") && (most == 0 || ended <= most)) {
      return Optional.empty();
    }
    String why =
        condition.equals("none")
            ? "restart_policy.condition is none"
            : String.format(Locale.ROOT, "max_attempts is %d, and it ended %d times", most, ended);
    return Optional.of(
        Scene.cause(
            this,
            task.name(),
            "is not started again: " + why,
            service.map(s -> Scene.place(s, "deploy/restart_policy", "deploy")),
            "mend why it ended first ("
                + task.error()
                + "), then allow as many restarts as a bad"
                + " start of its neighbours may cost"));
  }
}
