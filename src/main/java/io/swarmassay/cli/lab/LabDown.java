package io.swarmassay.cli.lab;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.lab.Labs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends labs. */
@Command(
    name = "down",
    description = "Ends detached labs, and removes all of them.",
    footerHeading = "%nExamples:%n",
    footer = {"  assay lab down          every detached lab", "  assay lab down shop"})
public final class LabDown implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Names or ids of labs. Default: every detached one.")
  List<String> names = List.of();

  @Spec CommandSpec spec;

  /** With what every command knows. */
  public LabDown(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<String> wanted = names.isEmpty() ? detached() : names;
    for (String name : wanted) {
      if (Labs.find(name).isEmpty()) {
        throw new ParameterException(spec.commandLine(), "no lab '" + name + "' runs");
      }
    }
    boolean clean = true;
    for (String name : wanted) {
      List<String> left = Labs.down(name);
      left.forEach(each -> context.console().complain("assay: could not be removed: " + each));
      context.console().line(name + (left.isEmpty() ? ": gone" : ": not wholly gone"));
      clean &= left.isEmpty();
    }
    if (wanted.isEmpty()) {
      context.console().line("no detached lab runs");
    }
    return clean ? Exit.FINE : Exit.FAILED;
  }

  /** Labs of commands that still run are theirs to end. */
  private static List<String> detached() {
    return Labs.live().stream()
        .filter(lab -> !lab.name().isEmpty())
        .map(Labs.Running::name)
        .toList();
  }
}
