package io.swarmassay.cli.lab;

import io.swarmassay.cli.terminal.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about labs to play with. */
@Command(
    name = "lab",
    synopsisSubcommandLabel = "COMMAND",
    description = "A private swarm to play with.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay lab up --nodes 3                in the foreground, until Ctrl-C",
      "  assay lab up --detach --ttl 20m       ends by itself",
      "  assay lab docker n1 node ls",
      "  assay lab down"
    })
public final class LabCommand implements Runnable {
  @Mixin HelpOption help;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command: up, status, shell, docker or down?");
  }
}
