package io.swarmassay.cli;

import io.swarmassay.run.Shrinker;
import io.swarmassay.scenario.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What shrinking came to, in words. */
final class ShrunkWords {
  private ShrunkWords() {}

  static List<String> of(Shrinker.Shrunk shrunk, Path plan) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    if (shrunk.failed() == 0) {
      lines.add(
          "the whole plan did not fail again in the same way: it depends on more than its strikes");
      return lines;
    }
    lines.add(
        FileKinds.count(shrunk.strikes().size(), "strike")
            + (shrunk.minimal() ? ", each of which is needed" : "; the budget is used up")
            + "; failed "
            + shrunk.failed()
            + " of "
            + FileKinds.count(shrunk.tried(), "time")
            + "; "
            + FileKinds.count(shrunk.runs(), "run"));
    for (Step step : shrunk.trial().scenario().steps()) {
      lines.add("  " + Sentences.plain(StepWords.of(shrunk.trial().scenario(), step)));
    }
    lines.add("again: ./assay run --plan " + plan);
    return lines;
  }
}
