package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Table;
import java.util.Optional;

/** What was not done, and why: silence would look like success. */
record SkippedSection() implements Section {

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    if (evidence.skipped().isEmpty()) {
      return Optional.empty();
    }
    Table table = new Table("Skipped steps", "Step", "Why");
    evidence
        .skipped()
        .forEach(skip -> table.row(Html.escape(skip.step()), Html.escape(skip.reason())));
    return Optional.of(
        new Panel(
            "skipped",
            "Skipped",
            "These steps did not run; nothing above speaks for them.",
            table.toString()));
  }
}
