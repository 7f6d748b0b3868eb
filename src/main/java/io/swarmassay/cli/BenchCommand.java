package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.records.Benchmarks;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the product itself. */
@Command(
    name = "bench",
    description =
        "Measures how fast histories are recorded and judged here: warmed up, several runs, the"
            + " median with its 95 %% interval. Takes about a minute.",
    footerHeading = "%nExamples:%n",
    footer = "  assay bench --operations 1000000")
final class BenchCommand implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Option(
      names = "--operations",
      paramLabel = "N",
      description = "How many messages each run holds. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1000000")
  long operations;

  @Mixin OutputOptions output;

  BenchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Benchmarks.run(operations, this::show);
    return Exit.FINE;
  }

  private void show(Benchmarks.Figure figure) {
    if (output.json) {
      context.console().json(figure);
    } else {
      context.console().line(figure.text());
    }
  }
}
