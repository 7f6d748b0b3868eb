package io.swarmassay.cli;

import io.swarmassay.cli.terminal.FileKinds;
import io.swarmassay.cli.terminal.Sentences;
import io.swarmassay.run.shrink.Shrinker;
import io.swarmassay.scenario.Step;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What shrinking came to, in words. */
final class ShrunkWords {
  private ShrunkWords() {}

  /** A candidate that was run. */
  static String of(int run, List<String> strikes, Verdict verdict, boolean same) {
    String other = verdict.outcome() == Outcome.FAILED && !same ? "by other checks  " : "";
    return String.format(
        Locale.ROOT,
        "run %2d  %s%s%.1f s  %s",
        run,
        Sentences.marked(verdict.outcome()),
        other,
        verdict.durationMs() / 1e3,
        Sentences.plain(String.join(", ", strikes)));
  }

  /** The shortest plan, and how to see it again. */
  static List<String> of(Shrinker.Shrunk shrunk, Path plan) {
    if (shrunk.failed() == 0) {
      return List.of(
          "", "the whole plan did not fail again in the same way: it depends on more than strikes");
    }
    List<String> lines = new ArrayList<>(List.of("", outcome(shrunk)));
    for (Step step : shrunk.trial().scenario().steps()) {
      lines.add("  " + Sentences.plain(StepWords.of(shrunk.trial().scenario(), step)));
    }
    lines.add("again: ./assay run --plan " + plan);
    return lines;
  }

  private static String outcome(Shrinker.Shrunk shrunk) {
    return FileKinds.count(shrunk.strikes().size(), "strike")
        + (shrunk.minimal() ? ", each of which is needed" : "; the budget is used up")
        + "; failed "
        + shrunk.failed()
        + " of "
        + FileKinds.count(shrunk.tried(), "time")
        + "; "
        + FileKinds.count(shrunk.runs(), "run");
  }
}
