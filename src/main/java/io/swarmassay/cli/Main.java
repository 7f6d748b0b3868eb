package io.swarmassay.cli;

import io.swarmassay.cli.lab.LabCommand;
import io.swarmassay.cli.lab.LabDocker;
import io.swarmassay.cli.lab.LabDown;
import io.swarmassay.cli.lab.LabShell;
import io.swarmassay.cli.lab.LabStatus;
import io.swarmassay.cli.lab.LabUp;
import io.swarmassay.cli.terminal.CommandContext;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line. */
public final class Main {
  private Main() {}

  /** Runs one command and returns its exit code. */
  public static int run(String... args) {
    return run(CommandContext.standard(), args);
  }

  static int run(CommandContext context, String... args) {
    try {
      return commands(context).execute(args);
    } catch (Throwable e) { // an error of ours is no promise the stack broke: exit code 1 is its
      return new Troubles(context.console()).failure(e);
    }
  }

  static CommandLine commands(CommandContext context) {
    CommandLine lab =
        new CommandLine(new LabCommand())
            .addSubcommand(new LabUp(context))
            .addSubcommand(new LabStatus(context))
            .addSubcommand(new LabShell(context))
            .addSubcommand(new LabDocker(context))
            .addSubcommand(new LabDown(context));
    CommandLine records =
        new CommandLine(new RecordsCommand())
            .addSubcommand(new RecordsShow(context))
            .addSubcommand(new RecordsAccept(context));
    CommandLine images =
        new CommandLine(new ImagesCommand()).addSubcommand(new ImagesExport(context));
    CommandLine commands =
        new CommandLine(new RootCommand())
            .addSubcommand(new RunCommand(context))
            .addSubcommand(new ShrinkCommand(context))
            .addSubcommand(new VerifyCommand(context))
            .addSubcommand(new JudgeCommand(context))
            .addSubcommand(new ReportCommand(context))
            .addSubcommand(new ValidateCommand(context))
            .addSubcommand(new ExplainCommand(context))
            .addSubcommand(new ListCommand(context))
            .addSubcommand(lab)
            .addSubcommand(records)
            .addSubcommand(images)
            .addSubcommand(new BenchCommand(context))
            .addSubcommand(new SetupCommand(context))
            .addSubcommand(new DoctorCommand(context))
            .addSubcommand(new EnginesCommand(context))
            .addSubcommand(new CleanCommand(context));
    return configured(commands, context);
  }

  private static CommandLine configured(CommandLine commands, CommandContext context) {
    Troubles troubles = new Troubles(context.console());
    return commands
        .setOut(context.console().out())
        .setErr(context.console().err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                context.console().terminal() ? Ansi.AUTO : Ansi.OFF))
        .setUsageHelpWidth(96)
        .setAbbreviatedOptionsAllowed(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(troubles::usage)
        .setExecutionExceptionHandler(troubles::failure);
  }
}
