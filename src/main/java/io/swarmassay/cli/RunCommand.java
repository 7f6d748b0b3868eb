package io.swarmassay.cli;

import io.swarmassay.cli.progress.ProgressDisplay;
import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.image.EngineRoots;
import io.swarmassay.report.Report;
import io.swarmassay.report.Trend;
import io.swarmassay.run.Ground;
import io.swarmassay.run.PlanFile;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.StackFolders;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenarios, one after the other. */
@Command(
    name = "run",
    description =
        "Runs scenarios on a lab of their own and leaves evidence. The worst outcome is the"
            + " exit code.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay run                                    run scenarios/messaging.yaml",
      "  assay run hello messaging-one-node           two of scenarios/, one after the other",
      "  assay run --seed 7 --nodes 5 my/shop.yaml    other victims, a larger lab",
      "  assay run --plan reports/storm/latest         the same strikes again, resolved anew",
      "  assay run --engine 26.1,28.5 messaging       on other engines than the machine's",
      "  assay run --stack shop/docker-stack.yml       a stack that nobody wrote a scenario for",
      "  assay run --json | jq .outcome               for machines"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..*",
      description = "A file, or the name of one under scenarios/. Default: ${DEFAULT-VALUE}.",
      defaultValue = "messaging")
  List<String> scenarios;

  @Mixin ScenarioOptions changes;
  @Mixin StackOptions stack;
  @Mixin OutputOptions output;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where evidence goes. Default: ${DEFAULT-VALUE}.",
      defaultValue = "reports")
  Path out;

  @Option(
      names = "--keep-up",
      description = "Hand lab and deployment to a holder with a time to live, for a look.")
  boolean keepUp;

  @Option(
      names = "--engine",
      paramLabel = "V",
      split = ",",
      description =
          "Run on these engines instead of the scenario's, one after the other: versions, Debian"
              + " releases, folders, or all; see assay engines.")
  List<String> engines = List.of();

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "Play the plan of a former run again: its plan.json, or its folder. Targets are resolved"
              + " anew and recorded.")
  Path plan;

  @Option(
      names = "--seal-key",
      paramLabel = "FILE",
      description =
          "Seal the evidence with this key, so that assay judge --seal-key tells whether somebody"
              + " without it touched a file.")
  Path sealKey;

  @Spec CommandSpec spec;

  RunCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SealKey.read(context, sealKey); // of no use is a key that is only found to be none at the end
    if (stack.file != null) {
      return onStack().exitCode();
    }
    List<Trial> trials = plan == null ? read() : List.of(planned());
    RunOptions options = options();
    if (!engines.isEmpty()) {
      return onEngines(trials, options);
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Trial trial : trials) {
      outcomes.add(run(trial, options).outcome());
    }
    return Outcome.worst(outcomes).exitCode();
  }

  private RunOptions options() {
    List<String> typed = new ArrayList<>(List.of("assay"));
    typed.addAll(spec.root().commandLine().getParseResult().originalArgs());
    return new RunOptions(
        changes.seed(), changes.nodes(), context.here().resolve(out), keepUp, typed);
  }

  /** A stack without a scenario: it is looked at, and proven where it was seen. */
  private Outcome onStack() {
    if (plan != null || keepUp || !engines.isEmpty() || positional()) {
      throw new ParameterException(
          spec.commandLine(), "--stack goes without SCENARIO, --plan, --engine and --keep-up");
    }
    try (StackTrial proposed = StackTrial.read(context, changes, stack)) {
      Trial trial = proposed.propose(output.json || output.quiet);
      RunOptions options = options();
      return run(trial, options, proposed.ground(options)).outcome();
    }
  }

  private boolean positional() {
    return spec.commandLine().getParseResult().hasMatchedPositional(0);
  }

  private int onEngines(List<Trial> trials, RunOptions options) {
    List<String> names =
        engines.contains(EngineRoots.ALL) ? EngineRoots.ofThisMachine().all() : engines;
    EngineTable table = new EngineTable();
    for (Trial trial : trials) {
      for (String name : names) {
        table.add(trial.name(), name, run(trial, options.on(name)).verdict());
      }
    }
    if (!output.json && !output.quiet) {
      table.lines().forEach(context.console()::line);
    }
    keep(table.lines(), options.out());
    return table.worst().exitCode();
  }

  private static void keep(List<String> lines, Path out) {
    try {
      Files.createDirectories(out);
      Files.write(out.resolve("engines.md"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan says all; what would change it has no place beside it. */
  private Trial planned() {
    if (positional() || changes.any()) {
      throw new ParameterException(
          spec.commandLine(),
          "--plan plays a plan as it is; leave out SCENARIO, --seed and --nodes");
    }
    return PlanFile.read(PlanFile.in(context.here().resolve(plan)), changes.reader(context));
  }

  /** All files before anything is started, and all problems of all of them. */
  private List<Trial> read() {
    Problems problems = new Problems();
    List<Trial> trials = new ArrayList<>();
    for (String name : scenarios) {
      Path file = new ScenarioNames(context).file(name, spec.commandLine());
      Optional<Scenario> scenario = changes.reader(context).read(file, problems);
      changes.judge(problems);
      if (problems.none()) {
        trials.add(trial(file, scenario.orElseThrow()));
      }
    }
    problems.throwIfAny();
    return trials;
  }

  private Trial trial(Path file, Scenario scenario) {
    StackFolders folders = changes.reader(context).folders(file);
    return Trial.of(
        ScenarioNames.stem(file), scenario, folders.find(scenario.stack()).orElseThrow());
  }

  private Runner.Result run(Trial trial, RunOptions options) {
    return run(trial, options, Ground.fresh(options));
  }

  private Runner.Result run(Trial trial, RunOptions options, Ground ground) {
    try (ProgressDisplay watch = ProgressDisplay.of(context.console(), output, trial)) {
      Runner.Result result = new Runner(options, watch, RunCommand::render).run(trial, ground);
      if (sealKey != null) {
        SealKey.read(context, sealKey).orElseThrow().put(result.evidence());
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException("the evidence could not be sealed", e);
    }
  }

  private static void render(Path evidence) {
    try {
      Report.write(evidence);
      Trend.write(evidence.getParent().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
