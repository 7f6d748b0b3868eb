package io.swarmassay.cli;

import io.swarmassay.cli.terminal.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The tight tier: how runs compare with the best known nights. */
@Command(
    name = "records",
    description = "Compares runs with the records of this project, or makes a run one of them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay records show reports/messaging/latest",
      "  assay records accept reports/messaging/latest"
    })
final class RecordsCommand implements Runnable {
  @Mixin HelpOption help;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what: show or accept");
  }
}
