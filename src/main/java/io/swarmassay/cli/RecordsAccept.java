package io.swarmassay.cli;

import io.swarmassay.records.Observation;
import io.swarmassay.records.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a run one of the records. */
@Command(
    name = "accept",
    description =
        "Makes a run one of the records that later runs are compared with. Only a PASSED, whole"
            + " and calibrated run is accepted.",
    footerHeading = "%nExamples:%n",
    footer = "  assay records accept reports/messaging/latest")
final class RecordsAccept implements Callable<Integer> {
  @Mixin HelpOption help;
  private final Context context;

  @Parameters(paramLabel = "EVIDENCE", description = "The folder a run left.")
  Path evidence;

  @Mixin OutputOptions output;

  RecordsAccept(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = EvidenceFolders.existing(context.here().resolve(evidence));
    Path file = context.home().resolve(RecordsShow.FILE);
    try {
      Records.read(file).accept(Observation.of(folder)).write(file);
    } catch (Records.Refused refused) {
      context.console().complain("assay: not accepted: " + refused.getMessage());
      return Exit.FAILED;
    }
    if (output.json) {
      context.console().json(Map.of("accepted", folder.toString()));
    } else {
      context.console().line("accepted into " + file + "; commit it to keep it");
    }
    return Exit.FINE;
  }
}
