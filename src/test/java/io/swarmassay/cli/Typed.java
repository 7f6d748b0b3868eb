package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/**
 * A command line that was run in this process, as a pipe sees it.
 *
 * @param exit its exit code
 * @param out standard output
 * @param err standard error
 */
record Typed(int exit, String out, String err) {
  /** Runs in the product's own folder. */
  static Typed run(String... args) {
    return at(Path.of(""), args);
  }

  /** Runs in a folder that is the product's home, too. */
  static Typed at(Path folder, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false);
    int exit = Main.run(new CommandContext(console, folder, folder), args);
    console.out().flush();
    console.err().flush();
    return new Typed(exit, out.toString(), err.toString());
  }
}
