package io.swarmassay.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Durations;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.shrink.Failure;
import io.swarmassay.run.shrink.Shrinker;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reduces a failed run to its shortest plan that fails. */
@Command(
    name = "shrink",
    description =
        "Reduces a FAILED run to the shortest plan that fails by one of the same checks, by running"
            + " parts of it on one lab, each with a fresh deployment. INCONCLUSIVE runs never count"
            + " as failing. Writes shrunk.json beside the run's plan. 0 when that plan failed each"
            + " time and no strike of it can be left out, else 3.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay shrink reports/storm/latest",
      "  assay shrink --within 5m --runs 20 reports/storm/latest",
      "  assay run --plan reports/storm/latest/shrunk.json     see the shortest plan fail"
    })
final class ShrinkCommand implements Callable<Integer> {
  static final String SHRUNK = "shrunk.json";
  @Mixin HelpOption help;
  private final CommandContext context;

  @Parameters(paramLabel = "EVIDENCE", description = "The folder a FAILED run left.")
  Path evidence;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Begin so many runs at most. Default: ${DEFAULT-VALUE}.",
      defaultValue = "60")
  int runs;

  @Option(
      names = "--within",
      paramLabel = "DURATION",
      converter = Durations.class,
      description = "Begin no run after this time. Default: ${DEFAULT-VALUE}.",
      defaultValue = "30m")
  Duration within;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Replace $${NAME} in the stack file, as the run had it. Repeat for more names.")
  Map<String, String> values = new LinkedHashMap<>();

  @Mixin OutputOptions output;
  @Spec CommandSpec spec;

  ShrinkCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = EvidenceFolders.existing(context.here().resolve(evidence)).toRealPath();
    Failure failure = Failure.read(folder, reader());
    refuse(failure);
    Shrinker.Shrunk shrunk =
        Shrinker.shrink(
            failure, options(folder, failure), new Shrinker.Budget(within, runs), this::tried);
    Path plan = folder.resolve(SHRUNK);
    if (shrunk.failed() > 0) {
      new JsonMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(plan.toFile(), failure.plan(shrunk.trial()));
    }
    say(shrunk, plan);
    return shrunk.sure() ? Exit.FINE : Exit.INCONCLUSIVE;
  }

  private ScenarioFile reader() {
    return new ScenarioFile(Catalogue.installed(), values, OptionalInt.empty(), context.homes());
  }

  private void refuse(Failure failure) {
    if (failure.verdict().outcome() != Outcome.FAILED) {
      throw usage("only a FAILED run can be shrunk, this one is " + failure.verdict().outcome());
    }
    if (failure.lines().isEmpty()) {
      throw usage("this run failed before anything was struck: there is nothing to leave out");
    }
    if (runs < 1) {
      throw usage("--runs: 1 or more, not " + runs);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Candidates leave their evidence inside of the run's. */
  private RunOptions options(Path folder, Failure failure) {
    List<String> typed = new ArrayList<>(List.of("assay"));
    typed.addAll(spec.root().commandLine().getParseResult().originalArgs());
    return new RunOptions(
        OptionalLong.of(failure.seed()),
        OptionalInt.empty(),
        folder.resolve("shrink"),
        false,
        typed);
  }

  private void tried(int run, List<String> strikes, Verdict verdict, boolean same) {
    if (output.json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("run", run);
      line.put("strikes", strikes);
      line.put("outcome", verdict.outcome().name());
      line.put("same", same);
      context.console().json(line);
    } else if (!output.quiet) {
      context.console().line(ShrunkWords.of(run, strikes, verdict, same));
    }
  }

  private void say(Shrinker.Shrunk shrunk, Path plan) {
    if (output.json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("shrunk", shrunk.strikes());
      line.put("minimal", shrunk.minimal());
      line.put("failed", shrunk.failed());
      line.put("tried", shrunk.tried());
      line.put("runs", shrunk.runs());
      line.put("plan", shrunk.failed() > 0 ? plan.toString() : null);
      context.console().json(line);
    } else {
      ShrunkWords.of(shrunk, plan).forEach(context.console()::line);
    }
  }
}
