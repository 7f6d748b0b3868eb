package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** Says how to run the build, which the launcher does itself. */
@Command(
    name = "verify",
    description =
        "Runs mvn verify with the machine prepared: unit tests, then the suites and scenarios"
            + " of tier verify on a real lab. The launcher ./assay does this; called in any other way it"
            + " only says how.",
    footerHeading = "%nExamples:%n",
    footer = "  ./assay verify -Dassay.suites=messaging")
final class VerifyCommand implements Callable<Integer> {
  @Mixin HelpOption help;

  @Unmatched List<String> mavenArguments = new ArrayList<>();

  private final CommandContext context;

  VerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.console().complain("assay: the launcher does this: run ./assay verify, or mvn verify");
    return Exit.USAGE;
  }
}
