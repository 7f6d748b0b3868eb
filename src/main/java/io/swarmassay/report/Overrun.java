package io.swarmassay.report;

import io.swarmassay.history.Event;
import io.swarmassay.report.evidence.ImageFiles;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Fold;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Table;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict.Budget;
import java.util.List;

/** Which files ate an overrun of an image budget. */
final class Overrun {
  private static final int MOST = 10;

  private Overrun() {}

  /** For each image budget that did not hold; empty when all held. */
  static String of(RunEvidence evidence) {
    ImageFiles files =
        evidence.history().all(Event.Noted.class).stream()
            .filter(noted -> noted.topic().equals(ImageFiles.TOPIC))
            .findFirst()
            .map(noted -> ImageFiles.of("this run", noted.facts()))
            .orElse(ImageFiles.NONE);
    Html body = new Html();
    for (Budget budget : evidence.budgets()) {
      boolean over = budget.measured() != null && budget.measured() > budget.limit();
      if (budget.metric().equals("image-size") && over && !files.isEmpty()) {
        overrun(body, budget, files, evidence.former());
      }
    }
    return body.toString();
  }

  private static void overrun(Html body, Budget budget, ImageFiles files, ImageFiles former) {
    String component = budget.component() == null ? "" : budget.component();
    String what = component.isEmpty() ? "the image" : component;
    String by = Figures.bytes(budget.measured() - budget.limit());
    body.leaf("h3", what + ": " + by + " beyond its budget");
    body.add(
        table("Largest files of " + what, "#Size", files.largest(component, MOST), open(budget)));
    if (former.isEmpty()) {
      body.leaf(
          "p", "What grew is not known: no earlier run of this scenario that PASSED is here.");
      return;
    }
    List<ImageFiles.Share> grown = files.grown(former, component, MOST);
    String since = "the last run that PASSED, " + former.run();
    if (grown.isEmpty()) {
      body.leaf("p", "No large file grew since " + since + ".");
    } else {
      body.add(table("What grew in " + what + " since " + since, "#Grew by", grown, open(budget)));
    }
  }

  /** An overrun that is waived is no news. */
  private static boolean open(Budget budget) {
    return Outcome.FAILED == budget.outcome();
  }

  private static String table(
      String caption, String size, List<ImageFiles.Share> files, boolean open) {
    Table table = new Table(caption, "File", "Component", size);
    files.forEach(
        file ->
            table.row(
                new Html().leaf("code", "/" + file.path()).toString(),
                Html.escape(file.component()),
                Figures.bytes(file.bytes())));
    return Fold.of(caption, table.toString(), open);
  }
}
