package io.swarmassay.run;

import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.BadInput;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code plan.json} back: the symbols of a former run, to be resolved anew. */
public final class PlanFile {
  /** The name of the file in an evidence folder. */
  public static final String NAME = "plan.json";

  private static final String WAY_OUT = "give the plan.json of a former run, or its folder";

  private PlanFile() {}

  /** The file that is meant: itself, or the one in an evidence folder. */
  public static Path in(Path given) {
    return Files.isDirectory(given) ? given.resolve(NAME) : given;
  }

  /**
   * Reads a plan.
   *
   * @param reader knows where stacks are
   * @throws io.swarmassay.yaml.BadInput with every problem, its place and the way out
   */
  public static Trial read(Path file, ScenarioFile reader) {
    Problems problems = new Problems();
    Optional<Yaml> root = YamlFile.read(file, problems);
    if (root.isEmpty()) {
      throw new BadInput(problems.sorted().stream().map(PlanFile::unreadable).toList());
    }
    Optional<Trial> trial = trial(file, root.get(), reader, problems);
    problems.throwIfAny();
    return trial.orElseThrow();
  }

  private static Problem unreadable(Problem at) {
    return new Problem(at.file(), at.line(), at.column(), "not a plan: " + at.message(), WAY_OUT);
  }

  private static Optional<Trial> trial(
      Path file, Yaml root, ScenarioFile reader, Problems problems) {
    Optional<Yaml> replay = root.get("replay");
    Optional<String> name = root.get("scenario").flatMap(Yaml::text).filter(PlanFile::isName);
    if (!root.get("schema").flatMap(Yaml::text).equals(Optional.of("1"))) {
      problems.add(root, "not a plan: no 'schema' of 1", WAY_OUT);
    } else if (replay.isEmpty()) {
      problems.add(root, "this plan holds no steps to replay", "run its scenario again");
    } else if (name.isEmpty()) {
      problems.add(root.get("scenario").orElse(root), "the plan's scenario has no name", WAY_OUT);
    }
    if (!problems.none()) {
      return Optional.empty();
    }
    Scenario scenario = reader.read(file, replay.orElseThrow(), problems);
    return problems.none() ? trial(file, name.orElseThrow(), scenario, reader) : Optional.empty();
  }

  /** A name becomes a folder's. */
  private static boolean isName(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  }

  private static Optional<Trial> trial(
      Path file, String name, Scenario scenario, ScenarioFile reader) {
    Stack stack = reader.folders(file).find(scenario.stack()).orElseThrow();
    try {
      return Optional.of(Trial.of(name, scenario, stack));
    } catch (IllegalArgumentException nonsense) {
      Problems problems = new Problems();
      problems.add(new Problem(file.toString(), 1, 1, nonsense.getMessage(), ""));
      problems.throwIfAny();
      return Optional.empty();
    }
  }
}
