package io.swarmassay.run;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How to run, apart from what.
 *
 * @param seed overrides the scenario's
 * @param nodes overrides the scenario's
 * @param out where evidence goes
 * @param keepUp whether lab and deployment are handed to a holder for a look
 * @param commandLine as typed, for the evidence
 */
public record RunOptions(
    OptionalLong seed, OptionalInt nodes, Path out, boolean keepUp, List<String> commandLine) {
  /** The defaults: the scenario's own seed and nodes, evidence under {@code reports}. */
  public static RunOptions defaults() {
    return new RunOptions(
        OptionalLong.empty(), OptionalInt.empty(), Path.of("reports"), false, List.of());
  }
}
