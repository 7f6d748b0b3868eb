package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.cli.terminal.Sentences;
import io.swarmassay.verdict.judge.Rejudgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges recorded evidence again. */
@Command(
    name = "judge",
    description =
        "Judges a recorded history again, into a new file beside the old verdict. Touches no"
            + " engine. The outcome is the exit code.",
    footerHeading = "%nExamples:%n",
    footer = "  assay judge reports/messaging/latest")
final class JudgeCommand implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Parameters(paramLabel = "EVIDENCE", description = "The folder a run left.")
  Path evidence;

  @Option(
      names = "--seal-key",
      paramLabel = "FILE",
      description = "Check the seal that a run with this key put on its evidence.")
  Path sealKey;

  @Mixin OutputOptions output;

  JudgeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = EvidenceFolders.existing(context.here().resolve(evidence));
    Rejudgement again = Rejudgement.of(folder, SealKey.read(context, sealKey));
    show(again, folder);
    return again.verdict().outcome().exitCode();
  }

  private void show(Rejudgement again, Path folder) {
    String same =
        again
            .sameHistory()
            .map(is -> is ? "yes" : "no")
            .orElse(again.unreadable().map(why -> "unknown, " + why).orElse("never judged before"));
    if (output.json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("outcome", again.verdict().outcome().name());
      line.put("verdict", again.file().toString());
      line.put("same_history", same);
      context.console().json(line);
    } else if (output.quiet) {
      context.console().line(Sentences.outcome(again.verdict()));
    } else {
      Sentences.summary(again.verdict(), folder).forEach(context.console()::line);
      context.console().line("verdict: " + again.file());
      context.console().line("the history that was judged first: " + same);
    }
  }
}
