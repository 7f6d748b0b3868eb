package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.records.Comparison;
import io.swarmassay.records.Observation;
import io.swarmassay.records.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares one run with the records; a regression is exit code 1. */
@Command(
    name = "show",
    description =
        "Compares runs with the records: five accepted runs of the scenario at least, one for sizes"
            + " of files. A regression is exit code 1; nothing to compare with is no pass: exit code 3.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay records show                             the newest run of each scenario",
      "  assay records show reports/messaging/latest    one run"
    })
final class RecordsShow implements Callable<Integer> {
  /** Where records are kept, below the home of the checkout. */
  static final Path FILE = Path.of("reports", "records.json");

  @Mixin HelpOption help;
  private final CommandContext context;

  @Parameters(
      paramLabel = "EVIDENCE",
      arity = "0..*",
      description = "Folders that runs left. Default: the newest of each scenario in reports.")
  List<Path> evidence = List.of();

  @Mixin OutputOptions output;

  RecordsShow(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Records records = Records.read(context.home().resolve(FILE));
    boolean worse = false;
    boolean compared = false;
    for (Path folder : folders()) {
      Observation run = Observation.of(folder);
      List<Comparison> all = records.compare(run);
      for (Comparison one : all) {
        show(run.scenario(), one);
      }
      compared |= all.stream().anyMatch(c -> c.finding() != Comparison.Finding.NOT_COMPARED);
      worse |= all.stream().anyMatch(c -> c.finding() == Comparison.Finding.REGRESSION);
    }
    if (!compared) {
      context
          .console()
          .complain("assay: nothing to compare with: no run was compared with a record");
      return Exit.INCONCLUSIVE;
    }
    return worse ? Exit.FAILED : Exit.FINE;
  }

  private List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path given : evidence) {
      folders.add(EvidenceFolders.existing(context.here().resolve(given)));
    }
    return evidence.isEmpty() ? EvidenceFolders.newest(context.here().resolve("reports")) : folders;
  }

  private void show(String scenario, Comparison one) {
    if (output.json) {
      context.console().json(one);
    } else {
      String ratio = one.ratio() == null ? "" : String.format(Locale.ROOT, "x%.2f ", one.ratio());
      String finding = one.finding().name().replace('_', ' ');
      context
          .console()
          .line(
              String.format(
                  Locale.ROOT,
                  "%-13s %s %-16s %s%s",
                  finding,
                  scenario,
                  one.metric(),
                  ratio,
                  one.reason()));
    }
  }
}
