package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import io.swarmassay.history.Event;
import io.swarmassay.stack.lint.WrittenService;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A program that does its work and ends, in a service that is started again whenever it ends. */
record EndsWell() implements Diagnosis {
  @Override
  public String name() {
    return "ends-and-is-restarted";
  }

  @Override
  public String meaning() {
    return "a program ends without an error in a service that is restarted whenever it ends";
  }

  @Override
  public Optional<Cause> cause(Scene scene) {
    return scene.crashes().stream()
        .filter(ends -> ends.stream().allMatch(end -> end.exitCode() == 0))
        .filter(ends -> scene.serviceOf(ends.get(0).replica()).filter(EndsWell::always).isPresent())
        .findFirst()
        .map(ends -> cause(scene, ends));
  }

  private static boolean always(WrittenService service) {
    return service.replicated()
        && service
            .at(String.class, "TaskTemplate", "RestartPolicy", "Condition")
            .orElse("any")
            .equals("any");
  }

  private Cause cause(Scene scene, List<Event.Ended> ends) {
    String replica = ends.get(0).replica();
    return Scene.cause(
        this,
        replica,
        String.format(
            Locale.ROOT,
            "its program ended without an error%s, and is started again each time",
            Crash.times(ends.size())),
        scene
            .serviceOf(replica)
            .map(s -> Scene.place(s, "deploy/restart_policy", "command", "entrypoint", "image")),
        "for work that ends: deploy.mode replicated-job, or restart_policy.condition on-failure;"
            + " for a server: run it in the foreground");
  }
}
