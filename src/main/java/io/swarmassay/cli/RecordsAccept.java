package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.records.Observation;
import io.swarmassay.records.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a run one of the records. */
@Command(
    name = "accept",
    description =
        "Makes runs records that later runs are compared with. Only a PASSED, whole and calibrated"
            + " run is accepted; exit code 1 when one of those named, or each of the newest, is not.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay records accept                             the newest run of each scenario",
      "  assay records accept reports/messaging/latest    one run"
    })
final class RecordsAccept implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Parameters(
      paramLabel = "EVIDENCE",
      arity = "0..*",
      description = "Folders that runs left. Default: the newest of each scenario in reports.")
  List<Path> evidence = List.of();

  @Mixin OutputOptions output;

  RecordsAccept(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    List<Path> folders =
        evidence.isEmpty() ? EvidenceFolders.newest(context.here().resolve("reports")) : named();
    int accepted = 0;
    for (Path folder : folders) {
      accepted += accept(folder) ? 1 : 0;
    }
    boolean enough = evidence.isEmpty() ? accepted > 0 : accepted == folders.size();
    return enough ? Exit.FINE : Exit.FAILED;
  }

  private List<Path> named() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path given : evidence) {
      folders.add(EvidenceFolders.existing(context.here().resolve(given)));
    }
    return folders;
  }

  private boolean accept(Path folder) throws IOException {
    Path file = context.home().resolve(RecordsShow.FILE);
    try {
      Records.read(file).accept(Observation.of(folder)).write(file);
    } catch (Records.Refused refused) {
      context.console().complain("assay: not accepted: " + folder + ": " + refused.getMessage());
      return false;
    }
    if (output.json) {
      context.console().json(Map.of("accepted", folder.toString()));
    } else {
      context.console().line("accepted into " + file + "; commit it to keep it");
    }
    return true;
  }
}
