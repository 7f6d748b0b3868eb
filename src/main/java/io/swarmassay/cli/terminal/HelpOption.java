package io.swarmassay.cli.terminal;

import picocli.CommandLine.Option;

/** Asks for help. */
public final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean wanted;
}
