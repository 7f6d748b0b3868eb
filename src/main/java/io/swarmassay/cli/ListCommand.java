package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Console;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.scenario.Catalogue;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the vocabulary. */
@Command(
    name = "list",
    description =
        "Lists what there is: stacks, scenarios, and the words that scenario files may use.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay list probes",
      "  assay list faults --json",
      "  assay list --markdown > docs/vocabulary.md",
      "  assay list --promises > docs/promises.md"
    })
final class ListCommand implements Callable<Integer> {
  @Mixin HelpOption help;

  /** What can be listed. */
  enum Subject {
    stacks,
    scenarios,
    probes,
    faults,
    traffic,
    checkers,
    diagnoses,
    metrics
  }

  private final CommandContext context;

  @Parameters(
      paramLabel = "WHAT",
      arity = "0..1",
      description = "One of ${COMPLETION-CANDIDATES}. Default: all.")
  Subject subject;

  @Option(names = "--markdown", description = "Write the page docs/vocabulary.md.")
  boolean markdown;

  @Option(names = "--schema", description = "Write the JSON Schema of scenario files.")
  boolean schema;

  @Option(
      names = "--promises",
      description =
          "Write the page docs/promises.md: what holds each promise of the stacks' documents.")
  boolean promises;

  @Mixin OutputOptions output;

  ListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (markdown || schema) {
      Catalogue words = Catalogue.installed();
      context.console().out().print(markdown ? VocabularyPage.of(words) : ScenarioSchema.of(words));
      context.console().out().flush();
      return Exit.FINE;
    }
    if (promises) {
      context.console().out().print(PromisesPage.of(context.here().resolve("stacks")));
      context.console().out().flush();
      return Exit.FINE;
    }
    Listing listing = new Listing(context);
    List<Subject> subjects = subject == null ? List.of(Subject.values()) : List.of(subject);
    for (Subject each : subjects) {
      List<Entry> entries = listing.of(each);
      if (output.json) {
        entries.forEach(entry -> context.console().json(entry.json(each.name())));
      } else {
        text(each, entries);
      }
    }
    return Exit.FINE;
  }

  private void text(Subject each, List<Entry> entries) {
    Console console = context.console();
    if (subject == null) {
      console.line("@|bold " + each + "|@");
    }
    int width = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
    entries.forEach(entry -> entry.lines(width).forEach(console::line));
  }
}
