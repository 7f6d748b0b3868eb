package io.swarmassay.cli;

import io.swarmassay.cli.terminal.Console;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.run.Reason;
import io.swarmassay.yaml.BadInput;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into a few words and an exit code. */
final class Troubles {
  private final Console console;

  Troubles(Console console) {
    this.console = console;
  }

  /** The command line makes no sense. */
  int usage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    console.complain("assay: " + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
      console.complain("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    command.getErr().flush();
    return Exit.USAGE;
  }

  /** A command could not do its work. */
  int failure(Exception e, CommandLine command, ParseResult parsed) {
    return failure(e);
  }

  /** The same, whatever was thrown and wherever it was caught. */
  int failure(Throwable e) {
    if (e instanceof BadInput bad) {
      console.complain(bad.problems());
      return Exit.USAGE;
    }
    if (e instanceof NoSuchFileException missing) {
      console.complain("assay: no such file: " + missing.getMessage());
      return Exit.USAGE;
    }
    if (e instanceof InvalidPathException path) {
      console.complain("assay: no path: " + printable(path.getMessage()));
      return Exit.USAGE;
    }
    console.complain("assay: " + Reason.of(e));
    return Exit.INCONCLUSIVE;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
