package io.swarmassay.report;

import io.swarmassay.report.evidence.Chronicle;
import io.swarmassay.report.evidence.EvidenceReader;
import io.swarmassay.report.evidence.ImageFiles;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Badge;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Fold;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.HtmlPage;
import io.swarmassay.report.html.Table;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.yaml.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of all runs: how each scenario did over the nights, and where every figure went. */
public final class Trend {
  private static final int SHOWN = 90;
  private static final int LISTED = 30;

  private Trend() {}

  /**
   * Writes {@code index.html} into the folder that holds all evidence.
   *
   * @param reports a folder of scenario folders of evidence folders
   * @return the page
   * @throws IOException when the folder cannot be read or written; a broken run is shown as such
   */
  public static Path write(Path reports) throws IOException {
    return WholeFile.write(reports.resolve("index.html"), render(RunRecord.in(reports)));
  }

  static String render(List<RunRecord> runs) {
    Map<String, List<RunRecord>> scenarios = new LinkedHashMap<>();
    runs.forEach(
        run ->
            scenarios.computeIfAbsent(run.scenario(), any -> new java.util.ArrayList<>()).add(run));
    Html body = new Html().open("header", "class", "verdict runs");
    body.leaf("p", "Swarmassay \u00B7 all runs", "class", "kicker");
    body.leaf(
        "h1",
        Figures.many(runs.size(), "run") + " of " + Figures.many(scenarios.size(), "scenario"));
    body.close().open("main");
    body.open("p", "class", "lead")
        .text("Charts show figures as they were measured, and judge nothing. Whether a night is a")
        .text(" regression says ")
        .leaf("code", "./assay records show")
        .text(": against five accepted runs of the scenario at least, on a machine as fast; sizes")
        .text(" of files need one. Of 50 latencies and more the fastest tenth is compared.")
        .close();
    scenarios.forEach((name, nights) -> scenario(body, name, nights));
    if (runs.isEmpty()) {
      body.open("p")
          .text("There is no evidence here yet: ")
          .leaf("code", "./assay run")
          .text(" makes some.")
          .close();
    }
    return HtmlPage.of("All runs: Swarmassay", body.close().toString());
  }

  private static void scenario(Html body, String name, List<RunRecord> all) {
    List<RunRecord> runs = all.subList(Math.max(0, all.size() - SHOWN), all.size());
    RunRecord newest = runs.get(runs.size() - 1);
    body.open("section", "aria-labelledby", "h-" + name);
    body.open("h2", "id", "h-" + name)
        .add(
            Badge.shape(newest.outcome())
                .replace("shape", "shape " + Badge.style(newest.outcome())))
        .text(" " + name)
        .close();
    body.leaf("p", lead(all, newest), "class", "lead");
    nights(body, runs);
    List<TrendChart> charts = TrendChart.of(runs);
    body.open("div", "class", "multiples");
    charts.forEach(chart -> body.add(chart.html()));
    body.close().add(table(runs)).close();
  }

  private static String lead(List<RunRecord> all, RunRecord newest) {
    long passed = all.stream().filter(run -> run.outcome() == Outcome.PASSED).count();
    return passed
        + " of "
        + Figures.many(all.size(), "run")
        + " passed; the newest is "
        + newest.outcome()
        + ". Oldest left, newest right; a square failed, a diamond proved nothing.";
  }

  private static void nights(Html body, List<RunRecord> runs) {
    body.open("ol", "class", "nights", "aria-label", "Runs, oldest first");
    for (RunRecord run : runs) {
      body.open("li", "class", Badge.style(run.outcome()));
      body.open(
          "a",
          "href",
          run.href(),
          "aria-label",
          run.when() + " " + run.outcome(),
          "title",
          run.when() + " " + run.outcome());
      body.add(Badge.shape(run.outcome())).close().close();
    }
    body.close();
  }

  private static String table(List<RunRecord> runs) {
    Table table =
        new Table(
            "Runs, newest first",
            "Run",
            "Outcome",
            "#Took",
            "#Faults recovered",
            "#Checks held",
            "First reason");
    for (int i = runs.size() - 1; i >= Math.max(0, runs.size() - LISTED); i--) {
      table.styled(Badge.style(runs.get(i).outcome()), cells(runs.get(i)));
    }
    return Fold.of(
        runs.size() == 1 ? "The one run" : "The newest " + Math.min(LISTED, runs.size()) + " runs",
        table.toString(),
        runs.size() <= 12);
  }

  private static String[] cells(RunRecord run) {
    RunEvidence evidence =
        new RunEvidence(
            Path.of(run.folder()),
            EvidenceReader.JSON.createObjectNode(),
            EvidenceReader.JSON.createObjectNode(),
            run.verdict(),
            new Chronicle(),
            Map.of(),
            List.of(),
            ImageFiles.NONE);
    long recovered = evidence.faults().stream().filter(f -> f.recovered()).count();
    long held = evidence.checks().stream().filter(c -> c.outcome() == Outcome.PASSED).count();
    return new String[] {
      new Html().leaf("a", Figures.date(run.when()), "href", run.href()).toString(),
      Badge.of(run.outcome()),
      Figures.millis(run.verdict().durationMs()),
      recovered + " of " + evidence.faults().size(),
      held + " of " + evidence.checks().size(),
      reason(evidence)
    };
  }

  private static String reason(RunEvidence evidence) {
    return new Reasons(evidence)
        .bad().stream()
            .filter(reason -> !reason.what().equals("history.jsonl"))
            .findFirst()
            .map(reason -> Html.escape(reason.what() + ": " + reason.text()))
            .orElse("\u2013");
  }
}
