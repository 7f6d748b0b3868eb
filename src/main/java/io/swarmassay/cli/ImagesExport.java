package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.image.Images;
import io.swarmassay.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the base images of stacks where {@code docker build} finds them. */
@Command(
    name = "export",
    description =
        "Gives an engine the base images of stacks under the names that their Dockerfiles have by"
            + " default, so that docker build needs neither build arguments nor a registry.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay images export balanced",
      "  docker build -t my_app:minimal --build-arg ENABLE_DEBUG=false stacks/balanced",
      "  assay images export single-container --engine /run/user/1000/docker.sock"
    })
final class ImagesExport implements Callable<Integer> {
  @Mixin HelpOption help;
  @Spec CommandSpec spec;
  private final CommandContext context;

  @Parameters(paramLabel = "STACK", arity = "1..*", description = "A stack's name, or its folder.")
  List<String> stacks;

  @Option(
      names = "--engine",
      paramLabel = "SOCKET",
      defaultValue = "/var/run/docker.sock",
      description = "The engine's Unix socket. Default: ${DEFAULT-VALUE}.")
  Path engine;

  @Mixin OutputOptions output;

  ImagesExport(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Stack> found = stacks.stream().map(this::stack).toList();
    for (String name : Images.ofThisMachine().export(found, engine)) {
      if (output.json) {
        context.console().json(Map.of("image", name));
      } else if (!output.quiet) {
        context.console().line(name);
      }
    }
    return Exit.FINE;
  }

  private Stack stack(String named) {
    return context.homes().stream()
        .flatMap(
            home -> List.of(home.resolve("stacks").resolve(named), home.resolve(named)).stream())
        .filter(folder -> Files.exists(folder.resolve("docker-stack.yml")))
        .findFirst()
        .map(Stack::at)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "no stack '" + named + "': no docker-stack.yml in stacks/" + named));
  }
}
