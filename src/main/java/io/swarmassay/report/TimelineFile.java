package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.HtmlPage;
import io.swarmassay.report.timeline.TimelineDrawing;
import io.swarmassay.report.timeline.TimelineLane;
import io.swarmassay.report.timeline.TimelineLanes;
import java.util.List;

/** The timeline as a picture of its own, for places that show pictures but no pages. */
final class TimelineFile {
  private static final int WIDTH = 1100;
  private static final int EDGE = 24;

  private TimelineFile() {}

  static String of(RunEvidence evidence) {
    List<TimelineLane> lanes = TimelineLanes.of(evidence);
    TimelineDrawing drawing = new TimelineDrawing(evidence, lanes);
    int height = drawing.height() + 2 * EDGE;
    String style =
        HtmlPage.style()
            .replaceAll("@media print(?s:.*)", "")
            .replaceAll("(?m)^body \\{", ".none {");
    Html svg = new Html();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        "" + WIDTH,
        "height",
        "" + height,
        "viewBox",
        "0 0 " + WIDTH + " " + height,
        "font-family",
        "system-ui, sans-serif");
    svg.open("style").add(style).close();
    svg.empty("rect", "width", "100%", "height", "100%", "style", "fill: var(--paper)");
    svg.open(
        "svg",
        "x",
        "" + EDGE,
        "y",
        "" + EDGE,
        "width",
        "" + (WIDTH - 2 * EDGE),
        "height",
        "" + drawing.height());
    return svg.add(drawing.svg()).close().close().toString();
  }
}
