package io.swarmassay.suites;

import io.swarmassay.run.Ground;
import io.swarmassay.run.Progress;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.stack.Stack;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Plays a scenario file that lies in its stack's folder; the evidence goes below {@code work}. */
record FolderRun(String name, Path stack, String scenario, Path work) {
  /** On a lab of its own, or on a ground that several share. */
  Verdict play(Optional<Ground> shared) throws IOException {
    Problems problems = new Problems();
    Scenario read = ScenarioFile.below(stack).read(stack.resolve(scenario), problems).orElse(null);
    problems.throwIfAny();
    Trial trial = Trial.of(name, read, Stack.at(stack));
    RunOptions options =
        new RunOptions(
            OptionalLong.empty(),
            OptionalInt.empty(),
            Files.createTempDirectory(work, "out"),
            false,
            List.of());
    Runner runner = new Runner(options, Progress.SILENT, done -> {});
    return (shared.isPresent() ? runner.run(trial, shared.get()) : runner.run(trial)).verdict();
  }
}
