package io.swarmassay.cli.terminal;

import picocli.CommandLine.Option;

/** How results are written. */
public final class OutputOptions {
  @Option(
      names = "--json",
      description = "Write one JSON object a line to standard output, and nothing else there.")
  public boolean json;

  @Option(names = "--quiet", description = "Write the outcome only.")
  public boolean quiet;
}
