package io.swarmassay.cli.lab;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.lab.Labs;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Opens a shell inside a node. */
@Command(
    name = "shell",
    description = "Opens a shell inside a node, or runs one command there.",
    footerHeading = "%nExamples:%n",
    footer = {"  assay lab shell n1", "  assay lab shell n2 -- ip -br addr"})
public final class LabShell implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "NODE", description = "A node's name, for example n1.")
  String node;

  @Parameters(
      index = "1..*",
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "What to run instead of a shell; write -- before it.")
  List<String> command = List.of();

  @Mixin LabPick pick;

  /** With what every command knows. */
  public LabShell(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Labs.Running lab = pick.lab();
    pick.socket(lab, node);
    List<String> wanted = command.isEmpty() ? List.of("bash") : command;
    context.console().out().flush();
    return Foreground.run(lab.inside(node, wanted), Map.of("PS1", node + "# "));
  }
}
