package io.swarmassay.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How to run, apart from what.
 *
 * @param seed overrides the scenario's
 * @param nodes overrides the scenario's
 * @param out where evidence goes
 * @param keepUp whether lab and deployment are handed to a holder for a look
 * @param engine overrides the scenario's; the machine's own unless one of them says otherwise
 * @param commandLine as typed, for the evidence
 */
public record RunOptions(
    OptionalLong seed,
    OptionalInt nodes,
    Path out,
    boolean keepUp,
    Optional<String> engine,
    List<String> commandLine) {
  /** With the scenario's engine. */
  public RunOptions(
      OptionalLong seed, OptionalInt nodes, Path out, boolean keepUp, List<String> commandLine) {
    this(seed, nodes, out, keepUp, Optional.empty(), commandLine);
  }

  /** The same on another engine. */
  public RunOptions on(String other) {
    return new RunOptions(seed, nodes, out, keepUp, Optional.of(other), commandLine);
  }

  /** The defaults: the scenario's own seed and nodes, evidence under {@code reports}. */
  public static RunOptions defaults() {
    return new RunOptions(
        OptionalLong.empty(), OptionalInt.empty(), Path.of("reports"), false, List.of());
  }
}
