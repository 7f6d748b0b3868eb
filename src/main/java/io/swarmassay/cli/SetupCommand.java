package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how to prepare the machine, which the launcher does itself. */
@Command(
    name = "setup",
    description =
        "Prepares a Debian-like machine: installs what is missing, and nothing when nothing is."
            + " The launcher ./assay does this; called in any other way it only says how.",
    footerHeading = "%nExamples:%n",
    footer = "  ./assay setup")
final class SetupCommand implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  SetupCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.console().complain("assay: the launcher does this: run ./assay setup");
    return Exit.USAGE;
  }
}
