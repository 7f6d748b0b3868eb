package io.swarmassay.cli;

import picocli.CommandLine.Option;

/** How results are written. */
final class OutputOptions {
  @Option(
      names = "--json",
      description = "Write one JSON object a line to standard output, and nothing else there.")
  boolean json;

  @Option(names = "--quiet", description = "Write the outcome only.")
  boolean quiet;
}
