package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Fold;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Table;
import io.swarmassay.report.timeline.TimelineDrawing;
import io.swarmassay.report.timeline.TimelineLane;
import io.swarmassay.report.timeline.TimelineLanes;
import java.util.List;
import java.util.Optional;

/** The whole run in one picture: faults, latency, availability, replicas, views, leader, events. */
record TimelineSection() implements Section {
  private static final int LISTED = 500;

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    if (evidence.history().lines() == 0) {
      return Optional.empty();
    }
    List<TimelineLane> lanes = TimelineLanes.of(evidence);
    Html body = new Html().open("figure", "class", "timeline");
    body.add(new TimelineDrawing(evidence, lanes).svg());
    body.open("figcaption");
    body.text(
        "Time runs from the start of the run. Tinted columns are faults, from the strike to the"
            + " whole steady state holding again; hover or touch a mark for its text."
            + " Of the operations drawn downwards, filled ones failed and outlined ones are"
            + " unknown.");
    body.close().close().add(windows(evidence));
    String lead = "Everything that happened, on one clock: look straight down from a fault.";
    return Optional.of(new Panel("timeline", "Timeline", lead, body.toString()));
  }

  private static String windows(RunEvidence evidence) {
    Table table =
        new Table(
            "Times at which something could not be done", "What", "#From", "#For", "Explained by");
    for (var window : evidence.unavailability().stream().limit(LISTED).toList()) {
      table.row(
          Html.escape(window.what()),
          Figures.moment(window.fromMs()),
          Figures.millis(window.toMs() - window.fromMs()),
          FaultSection.link(window.fault()));
    }
    int all = evidence.unavailability().size();
    String first = all > LISTED ? ", the first " + LISTED + " of them" : "";
    String summary = Figures.many(all, "outage") + first;
    return table.isEmpty() ? "" : Fold.of(summary, table.toString(), all <= 6);
  }
}
