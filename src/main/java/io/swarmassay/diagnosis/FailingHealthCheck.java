package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import io.swarmassay.stack.lint.WrittenService;
import io.swarmassay.swarm.Replica;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Swarm replaces a container whose health check fails. */
record FailingHealthCheck() implements Diagnosis {
  private static final long SECOND = 1_000_000_000;

  @Override
  public String name() {
    return "health-check-fails";
  }

  @Override
  public String meaning() {
    return "a container is replaced again and again since its health check fails";
  }

  @Override
  public Optional<Cause> cause(Scene scene) {
    return scene.troubled().stream()
        .filter(task -> task.error().contains("unhealthy container"))
        .findFirst()
        .map(task -> cause(scene, task));
  }

  private Cause cause(Scene scene, Replica task) {
    Optional<WrittenService> service = scene.service(task.service());
    long times =
        scene.tasks().stream()
            .filter(other -> other.name().equals(task.name()))
            .filter(other -> other.error().contains("unhealthy container"))
            .count();
    return Scene.cause(
        this,
        task.name(),
        "was ended since its health check failed"
            + Crash.times(times)
            + service.map(FailingHealthCheck::patience).orElse(""),
        service.map(s -> Scene.place(s, "healthcheck", "image")),
        "run the check in the container; give start_period what a start takes, and see that the"
            + " check waits for nobody who waits for this one");
  }

  private static String patience(WrittenService service) {
    List<String> path = List.of("TaskTemplate", "ContainerSpec", "Healthcheck");
    Optional<Long> start = service.number(path(path, "StartPeriod"));
    return String.format(
        Locale.ROOT,
        "; it fails for good after %d checks, %d s apart, and a start period of %d s",
        service.number(path(path, "Retries")).filter(n -> n > 0).orElse(3L),
        service.number(path(path, "Interval")).filter(n -> n > 0).orElse(30 * SECOND) / SECOND,
        start.orElse(0L) / SECOND);
  }

  private static String[] path(List<String> path, String last) {
    return java.util.stream.Stream.concat(path.stream(), java.util.stream.Stream.of(last))
        .toArray(String[]::new);
  }
}
