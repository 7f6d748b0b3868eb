package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.lab.Sweep;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes what crashes left. */
@Command(
    name = "clean",
    description =
        "Removes everything of ours that a crash left: processes, mounts, control groups, data."
            + " Labs that run are not touched.",
    footerHeading = "%nExamples:%n",
    footer = "  assay clean")
final class CleanCommand implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Mixin OutputOptions output;

  CleanCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<String> left = Sweep.dead();
    if (output.json) {
      context.console().json(Map.of("left", left));
    } else {
      left.forEach(each -> context.console().complain("assay: could not be removed: " + each));
      if (left.isEmpty() && !output.quiet) {
        context.console().line("nothing is left");
      }
    }
    return left.isEmpty() ? Exit.FINE : Exit.FAILED;
  }
}
