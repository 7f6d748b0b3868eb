package io.swarmassay.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every command knows.
 *
 * @param console where it writes
 * @param here the folder the user stands in
 * @param home the product's folder, which holds {@code stacks/} and {@code scenarios/}
 */
record CommandContext(Console console, Path here, Path home) {
  /** That of this process; the launcher names the home. */
  static CommandContext standard() {
    return new CommandContext(
        Console.standard(), Path.of(""), Path.of(System.getProperty("assay.home", "")));
  }

  /** Folders that may hold stacks and scenarios: the user's first. */
  List<Path> homes() {
    return Stream.of(here, home).distinct().toList();
  }
}
