package io.swarmassay.cli;

import io.swarmassay.cli.terminal.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about base images. */
@Command(
    name = "images",
    synopsisSubcommandLabel = "COMMAND",
    description = "The base images that stacks are built on.",
    footerHeading = "%nExamples:%n",
    footer = "  assay images export balanced")
final class ImagesCommand implements Runnable {
  @Mixin HelpOption help;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command: export?");
  }
}
