package io.swarmassay.cli.terminal;

import picocli.CommandLine.Option;

/** How results are written. */
public final class OutputOptions {
  /** Whether the answer is for a program. */
  @Option(
      names = "--json",
      description = "Write one JSON object a line to standard output, and nothing else there.")
  public boolean json;

  /** Whether only what matters is said. */
  @Option(names = "--quiet", description = "Write the outcome only.")
  public boolean quiet;
}
