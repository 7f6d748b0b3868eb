package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Html;
import java.util.Optional;

/** What the run cannot prove, whatever its checks say. */
record LimitsSection() implements Section {

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    if (evidence.limits().isEmpty()) {
      return Optional.empty();
    }
    Html list = new Html().open("ul");
    evidence.limits().forEach(limit -> list.leaf("li", limit));
    return Optional.of(
        new Panel(
            "limits",
            "What this run cannot prove",
            "Nothing above speaks for these, whatever its outcome.",
            list.close().toString()));
  }
}
