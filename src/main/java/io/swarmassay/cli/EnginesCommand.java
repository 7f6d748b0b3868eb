package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.image.EngineRoots;
import io.swarmassay.image.debian.DebianEngine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the engines that a lab can run here. */
@Command(
    name = "engines",
    description =
        "Lists the engines that a lab can run here besides the machine's own: those that a"
            + " Debian mirror has packages of. A folder with dockerd in it is one, too.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay engines",
      "  assay run --engine 28.5 hello               on that engine",
      "  assay run --engine 28.5+containerd hello    with containerd's image store",
      "  assay run --engine all messaging            on each of them, a column each"
    })
final class EnginesCommand implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Mixin OutputOptions output;

  EnginesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<DebianEngine> offered = EngineRoots.ofThisMachine().offered();
    for (DebianEngine engine : offered) {
      if (output.json) {
        context.console().json(Map.of("engine", engine.version(), "release", engine.release()));
      } else {
        context
            .console()
            .line(
                String.format(
                    Locale.ROOT,
                    "%-10s from the packages of Debian %s",
                    engine.version(),
                    engine.release()));
      }
    }
    if (offered.isEmpty()) {
      context
          .console()
          .complain("assay: no Debian mirror answers; only the machine's engine is there");
      return Exit.INCONCLUSIVE;
    }
    return Exit.FINE;
  }
}
