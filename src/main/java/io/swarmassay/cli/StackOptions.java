package io.swarmassay.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A stack that has no scenario. */
final class StackOptions {
  @Option(
      names = "--stack",
      paramLabel = "FILE",
      description =
          "Prove this stack file, or the one of this folder, without a scenario: deploy it, look"
              + " what its services offer, propose a scenario from that and run it.")
  Path file;

  @Option(names = "--quick", description = "With --stack: kills only.")
  boolean quick;

  @Option(
      names = "--write-scenario",
      paramLabel = "FILE",
      description = "With --stack: keep the proposed scenario in this file.")
  Path written;
}
