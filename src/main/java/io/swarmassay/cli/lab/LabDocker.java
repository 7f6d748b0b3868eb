package io.swarmassay.cli.lab;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.lab.Labs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs the docker client against a node's engine. */
@Command(
    name = "docker",
    description = "Runs the docker client, where there is one, against a node's engine.",
    footerHeading = "%nExamples:%n",
    footer = {"  assay lab docker n1 node ls", "  assay lab docker n2 -- ps --all"})
public final class LabDocker implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "NODE", description = "A node's name, for example n1.")
  String node;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGUMENT",
      arity = "1..*",
      description = "What docker is given; write -- before options.")
  List<String> arguments;

  @Mixin LabPick pick;

  /** With what every command knows. */
  public LabDocker(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Labs.Running lab = pick.lab();
    Path socket = pick.socket(lab, node);
    context.console().out().flush();
    List<String> command = new ArrayList<>(List.of("docker", "-H", "unix://" + socket));
    command.addAll(arguments);
    try {
      return Foreground.run(command, Map.of());
    } catch (IOException e) {
      context
          .console()
          .complain(
              "assay: no docker client here: apt-get install docker.io, or talk to " + socket);
      return Exit.INCONCLUSIVE;
    }
  }
}
