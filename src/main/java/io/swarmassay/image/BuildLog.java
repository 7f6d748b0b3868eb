package io.swarmassay.image;

import java.util.List;

/** Says what went wrong in a build, from what the engine printed. */
final class BuildLog {
  private static final int LINES = 12;

  private BuildLog() {}

  /** The stack, the image, the step and the last lines. */
  static String failure(StackImage image, List<String> printed, String error) {
    String step = printed.stream().filter(line -> line.startsWith("Step ")).reduce("", (a, b) -> b);
    List<String> last = printed.subList(Math.max(0, printed.size() - LINES), printed.size());
    return "stack "
        + image.stack()
        + ": image "
        + image.reference()
        + " cannot be built from "
        + image.context().resolve("Dockerfile")
        + (step.isEmpty() ? "" : "\n  at " + step)
        + "\n  "
        + error
        + (last.isEmpty() ? "" : "\n  last lines:\n    " + String.join("\n    ", last));
  }
}
