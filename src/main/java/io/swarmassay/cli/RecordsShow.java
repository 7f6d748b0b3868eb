package io.swarmassay.cli;

import io.swarmassay.records.Comparison;
import io.swarmassay.records.Observation;
import io.swarmassay.records.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares one run with the records; a regression is exit code 1. */
@Command(
    name = "show",
    description = "Compares a run with the records. A regression is exit code 1.",
    footerHeading = "%nExamples:%n",
    footer = "  assay records show reports/messaging/latest")
final class RecordsShow implements Callable<Integer> {
  /** Where records are kept, below the home of the checkout. */
  static final Path FILE = Path.of("reports", "records.json");

  @Mixin HelpOption help;
  private final Context context;

  @Parameters(paramLabel = "EVIDENCE", description = "The folder a run left.")
  Path evidence;

  @Mixin OutputOptions output;

  RecordsShow(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = EvidenceFolders.existing(context.here().resolve(evidence));
    List<Comparison> all =
        Records.read(context.home().resolve(FILE)).compare(Observation.of(folder));
    for (Comparison one : all) {
      show(one);
    }
    boolean worse = all.stream().anyMatch(c -> c.finding() == Comparison.Finding.REGRESSION);
    return worse ? Exit.FAILED : Exit.FINE;
  }

  private void show(Comparison one) {
    if (output.json) {
      context.console().json(one);
    } else {
      String ratio = one.ratio() == null ? "" : String.format(Locale.ROOT, "x%.2f ", one.ratio());
      String finding = one.finding().name().replace('_', ' ');
      context
          .console()
          .line(String.format("%-13s %-16s %s%s", finding, one.metric(), ratio, one.reason()));
    }
  }
}
