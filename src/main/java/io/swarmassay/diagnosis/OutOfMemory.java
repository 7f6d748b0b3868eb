package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import io.swarmassay.history.Event;
import io.swarmassay.stack.lint.WrittenService;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kernel killed in a container, since it needed more memory than its limit. */
record OutOfMemory() implements Diagnosis {
  private static final long MEGABYTE = 1_000_000;

  @Override
  public String name() {
    return "out-of-memory";
  }

  @Override
  public String meaning() {
    return "a container needs more memory than its limit, and the kernel kills in it";
  }

  @Override
  public Optional<Cause> cause(Scene scene) {
    return scene.crashes().stream()
        .filter(ends -> ends.stream().anyMatch(Event.Ended::oom))
        .findFirst()
        .map(ends -> cause(scene, ends));
  }

  private Cause cause(Scene scene, List<Event.Ended> ends) {
    String replica = ends.get(0).replica();
    Optional<WrittenService> service = scene.serviceOf(replica);
    long times = ends.stream().filter(Event.Ended::oom).count();
    String limit =
        service
            .flatMap(s -> s.number("TaskTemplate", "Resources", "Limits", "MemoryBytes"))
            .map(bytes -> String.format(Locale.ROOT, "its limit of %d MB", bytes / MEGABYTE))
            .orElse("what its node has");
    return Scene.cause(
        this,
        replica,
        String.format(
            Locale.ROOT,
            "needed more memory than %s, and was killed by the kernel%s",
            limit,
            Crash.times(times)),
        service.map(s -> Scene.place(s, "deploy/resources/limits/memory", "deploy/resources")),
        "raise the limit, or find what grows");
  }
}
