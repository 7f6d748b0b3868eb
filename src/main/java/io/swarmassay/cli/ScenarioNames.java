package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.yaml.SpellingHints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Finds scenario files: by path, or by the name of one under {@code scenarios/}. */
final class ScenarioNames {
  private static final String ENDING = ".yaml";
  private final CommandContext context;

  ScenarioNames(CommandContext context) {
    this.context = context;
  }

  /**
   * The file that is meant; a path need not exist.
   *
   * @throws ParameterException for a bare name that none has
   */
  Path file(String name, CommandLine command) {
    Path given = context.here().resolve(name);
    if (Files.isRegularFile(given)) {
      return given;
    }
    if (name.contains("/") || name.endsWith(ENDING)) {
      return below(name).orElse(given);
    }
    return below("scenarios/" + name + ENDING).orElseThrow(() -> unknown(name, command));
  }

  private ParameterException unknown(String name, CommandLine command) {
    List<String> known = all().stream().map(ScenarioNames::stem).toList();
    return new ParameterException(
        command, "unknown scenario '" + name + "'; " + SpellingHints.hint(name, known));
  }

  private java.util.Optional<Path> below(String name) {
    return context.homes().stream()
        .map(home -> home.resolve(name))
        .filter(Files::exists)
        .findFirst();
  }

  /** The stem of a file, which names the evidence folder. */
  static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  /** All scenario files, the user's first, each name once. */
  List<Path> all() {
    return context.homes().stream()
        .map(home -> home.resolve("scenarios"))
        .filter(Files::isDirectory)
        .flatMap(ScenarioNames::in)
        .collect(
            java.util.stream.Collectors.toMap(
                Path::getFileName, file -> file, (mine, theirs) -> mine, java.util.TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  private static Stream<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
