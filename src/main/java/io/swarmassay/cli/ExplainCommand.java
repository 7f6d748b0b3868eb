package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Casting;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.yaml.Problems;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a scenario would do. */
@Command(
    name = "explain",
    description =
        "Says in words what would happen: steps, targets, faults, needed abilities, worst-case"
            + " duration, and whom a seed would draw. Starts nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay explain messaging",
      "  assay explain --seed 7 scenarios/hello.yaml      the victims of another seed"
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Parameters(paramLabel = "SCENARIO", description = "A file, or the name of one under scenarios/.")
  String scenario;

  @Mixin ScenarioOptions changes;
  @Mixin OutputOptions output;
  @Spec CommandSpec spec;

  ExplainCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path file = new ScenarioNames(context).file(scenario, spec.commandLine());
    ScenarioFile reader = changes.reader(context);
    Problems problems = new Problems();
    Scenario read = reader.read(file, problems).orElse(null);
    changes.judge(problems);
    problems.throwIfAny();
    problems.warnings().forEach(warning -> context.console().complain("warning: " + warning));
    Stack stack = reader.folders(file).find(read.stack()).orElseThrow();
    Casting casting = Casting.of(StackFile.read(stack, new Problems()).orElseThrow(), read.nodes());
    Trial trial = Trial.of(ScenarioNames.stem(file), read, stack);
    Explanation explanation = new Explanation(trial, casting, changes.seed());
    if (output.json) {
      explanation.objects().forEach(context.console()::json);
    } else {
      explanation.lines().forEach(context.console()::line);
    }
    return Exit.FINE;
  }
}
