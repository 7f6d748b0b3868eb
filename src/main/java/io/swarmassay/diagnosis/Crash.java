package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import io.swarmassay.history.Event;
import io.swarmassay.stack.lint.WrittenService;
import io.swarmassay.swarm.Replica;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The program of a container ends by itself with an error. */
record Crash() implements Diagnosis {
  private static final int KILLED = 137;

  @Override
  public String name() {
    return "program-fails";
  }

  @Override
  public String meaning() {
    return "the program of a container ends by itself with an error";
  }

  @Override
  public Optional<Cause> cause(Scene scene) {
    return scene.crashes().stream()
        .map(ends -> ends.stream().filter(end -> own(scene, end)).toList())
        .filter(ends -> !ends.isEmpty())
        .findFirst()
        .map(ends -> cause(scene, ends));
  }

  /** Neither killed by somebody, nor for memory, nor since its health check failed. */
  private static boolean own(Scene scene, Event.Ended end) {
    boolean unhealthy =
        scene.taskOf(end).map(Replica::error).filter(e -> e.contains("unhealthy")).isPresent();
    return end.exitCode() > 0 && end.exitCode() != KILLED && !end.oom() && !unhealthy;
  }

  private Cause cause(Scene scene, List<Event.Ended> ends) {
    Event.Ended last = ends.get(ends.size() - 1);
    Optional<WrittenService> service = scene.serviceOf(last.replica());
    String words = scene.lastWords().apply(last.replica() + " ");
    return Scene.cause(
        this,
        last.replica(),
        String.format(
            Locale.ROOT,
            "its program ended by itself with exit code %d%s%s",
            last.exitCode(),
            times(ends.size()),
            words),
        service.map(s -> Scene.place(s, "command", "entrypoint", "image")),
        words.isEmpty()
            ? "it wrote nothing: start the image by hand with the same command and environment"
            : "its last words say why; logs/ of the evidence has all of them");
  }

  /** How often, where it was more than once. */
  static String times(long count) {
    return count < 2 ? "" : String.format(Locale.ROOT, ", %d times", count);
  }
}
