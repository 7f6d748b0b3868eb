package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.cli.terminal.Sentences;
import io.swarmassay.internal.otp.JInterface;
import io.swarmassay.lab.Abilities;
import io.swarmassay.lab.AbilityFinding;
import io.swarmassay.lab.Requirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what works on this machine. */
@Command(
    name = "doctor",
    description =
        "Says what works on this machine and what does not. 3 when something is missing that"
            + " every run needs; abilities that only some faults need are listed.",
    footerHeading = "%nExamples:%n",
    footer = "  assay doctor")
final class DoctorCommand implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Mixin OutputOptions output;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<String> missing = new ArrayList<>(Requirements.missing());
    JInterface.missing().ifPresent(missing::add);
    missing.forEach(this::missing);
    Abilities.findings().forEach(this::finding);
    if (missing.isEmpty() && !output.json && !output.quiet) {
      context
          .console()
          .line("every scenario of this product can be run here, with the abilities above");
    }
    return missing.isEmpty() ? Exit.FINE : Exit.INCONCLUSIVE;
  }

  private void missing(String what) {
    if (output.json) {
      context.console().json(Map.of("missing", what));
    } else {
      context.console().line("missing  " + Sentences.plain(what));
    }
  }

  private void finding(AbilityFinding finding) {
    String name = finding.ability().name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (output.json) {
      context
          .console()
          .json(Map.of("ability", name, "present", finding.present(), "reason", finding.reason()));
    } else if (!output.quiet) {
      String has = finding.present() ? "has    " : "lacks  ";
      context
          .console()
          .line(
              has + String.format(Locale.ROOT, "%-16s ", name) + Sentences.plain(finding.reason()));
    }
  }
}
