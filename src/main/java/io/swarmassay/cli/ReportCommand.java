package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Renders recorded evidence again. */
@Command(
    name = "report",
    description = "Renders index.html again from recorded evidence. Touches no engine.",
    footerHeading = "%nExamples:%n",
    footer = "  assay report reports/messaging/latest")
final class ReportCommand implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Parameters(paramLabel = "EVIDENCE", description = "The folder a run left.")
  Path evidence;

  @Mixin OutputOptions output;

  ReportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = EvidenceFolders.existing(context.here().resolve(evidence));
    Path page = Report.write(folder).get(0);
    if (output.json) {
      context.console().json(Map.of("report", page.toString()));
    } else {
      context.console().line("report: " + page);
    }
    return Exit.FINE;
  }
}
