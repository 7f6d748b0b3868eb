package io.swarmassay.cli;

import java.nio.file.Path;

/**
 * A command line that was run in this process, for tests of other packages.
 *
 * @param exit its exit code
 * @param out standard output
 * @param err standard error
 */
public record CommandResult(int exit, String out, String err) {
  /** Runs in a folder that is the product's home, too. */
  public static CommandResult run(Path folder, String... args) {
    Typed typed = Typed.at(folder, args);
    return new CommandResult(typed.exit(), typed.out(), typed.err());
  }
}
