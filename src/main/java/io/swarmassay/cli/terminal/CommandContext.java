package io.swarmassay.cli.terminal;

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
public record CommandContext(Console console, Path here, Path home) {
  /** That of this process; the launcher names the home. */
  public static CommandContext standard() {
    return new CommandContext(
        Console.standard(), Path.of(""), Path.of(System.getProperty("assay.home", "")));
  }

  /** Folders that may hold stacks and scenarios: the user's first. */
  public List<Path> homes() {
    return Stream.of(here, home).distinct().toList();
  }
}
