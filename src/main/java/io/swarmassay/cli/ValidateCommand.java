package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.FileKinds;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks files without starting anything. */
@Command(
    name = "validate",
    description =
        "Checks scenario, budget and stack files and says everything that is wrong with them"
            + " as file:line:column: problem; hint, and warns of what is allowed and hardly meant."
            + " Starts nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay validate scenarios/*.yaml",
      "  assay validate stacks/messaging          its stack file and its budgets",
      "  assay validate --set TIMES=3 my/shop.yaml"
    })
final class ValidateCommand implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "A scenario, a budgets.yaml, a stack file, or the folder of a stack.")
  List<Path> files;

  @Mixin ScenarioOptions changes;
  @Mixin OutputOptions output;

  ValidateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    boolean fine = true;
    for (Path file : files.stream().flatMap(this::parts).toList()) {
      fine &= check(file);
    }
    return fine ? Exit.FINE : Exit.USAGE;
  }

  /** The files of a stack's folder; any other path stands for itself. */
  private Stream<Path> parts(Path given) {
    Path path = context.here().resolve(given);
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    Path budgets = path.resolve("budgets.yaml");
    return Stream.concat(
        Stream.of(path.resolve("docker-stack.yml")),
        Files.exists(budgets) ? Stream.of(budgets) : Stream.empty());
  }

  private boolean check(Path file) {
    Problems problems = new Problems();
    String what = new FileKinds(changes.reader(context)).check(file, problems);
    changes.judge(problems);
    if (output.json) {
      problems.sorted().forEach(problem -> tell("problem", problem));
    } else {
      context.console().complain(problems.sorted());
    }
    problems.warnings().forEach(warning -> tell("warning", warning));
    problems.notes().forEach(note -> tell("note", note));
    if (problems.none() && output.json) {
      context.console().json(Map.of("file", file.toString(), "is", what, "ok", true));
    } else if (problems.none() && !output.quiet) {
      context.console().line(file + ": ok (" + what + ")");
    }
    return problems.none();
  }

  private void tell(String severity, Problem problem) {
    if (!output.json) {
      context.console().complain(severity + ": " + problem);
      return;
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", problem.file());
    line.put("line", problem.line());
    line.put("column", problem.column());
    line.put(severity, problem.message());
    line.put("hint", problem.hint());
    context.console().json(line);
  }
}
