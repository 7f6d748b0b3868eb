package io.swarmassay.report;

import io.swarmassay.verdict.Verdict;
import java.util.List;

/** The lanes below each other, fault columns behind them, the clock above and below. */
final class TimelineDrawing {
  private static final int CLOCK = 20;
  private static final int HEAD = 34;
  private static final int TITLE = 17;
  private static final int GAP = 14;

  private final Evidence evidence;
  private final List<Lane> lanes;
  private final Span time;
  private final int bottom;

  TimelineDrawing(Evidence evidence, List<Lane> lanes) {
    this.evidence = evidence;
    this.lanes = lanes;
    this.time = new Span(0, evidence.durationMs());
    this.bottom = HEAD + lanes.stream().mapToInt(lane -> lane.height() + TITLE + GAP).sum();
  }

  /** The picture, without any style of its own. */
  String svg() {
    Html svg = new Html();
    svg.open(
        "svg",
        "class",
        "chart",
        "width",
        "100%",
        "height",
        "" + (bottom + CLOCK),
        "role",
        "img",
        "aria-labelledby",
        "timeline-title timeline-text");
    svg.leaf("title", "Timeline of the run", "id", "timeline-title");
    svg.leaf("desc", words(), "id", "timeline-text");
    clock(svg);
    faults(svg);
    int y = HEAD;
    for (Lane lane : lanes) {
      svg.leaf("text", lane.title(), "class", "lane", "x", "0", "y", "" + (y + 11));
      svg.open(
          "svg",
          "x",
          "0",
          "y",
          "" + (y + TITLE),
          "width",
          "100%",
          "height",
          "" + lane.height(),
          "class",
          "lane-box");
      lane.draw(svg, time);
      svg.close();
      y += lane.height() + TITLE + GAP;
    }
    return svg.close().toString();
  }

  private String words() {
    StringBuilder words = new StringBuilder(Figures.millis(evidence.durationMs()) + " of time.");
    evidence.faults().stream().limit(12).forEach(fault -> words.append(' ').append(says(fault)));
    lanes.forEach(lane -> words.append(" Strip: ").append(lane.title()).append('.'));
    return words.toString();
  }

  private static String says(Verdict.FaultResult fault) {
    String when = fault.struckMs() == null ? "" : " at " + Figures.moment(fault.struckMs());
    String end =
        fault.recovered() && fault.recoveredMs() != null
            ? "recovered after " + Figures.millis(fault.recoveredMs())
            : "did not recover";
    return fault.id() + " " + fault.fault() + " on " + fault.target() + when + ": " + end + ".";
  }

  private void clock(Html svg) {
    for (double tick : time.ticks(7)) {
      String x = time.x(tick);
      boolean last = tick > time.toMs() * 0.95;
      svg.empty(
          "line", "class", "grid", "x1", x, "x2", x, "y1", "" + (HEAD - 4), "y2", "" + bottom);
      svg.leaf(
          "text",
          time.label(tick),
          "class",
          "clock",
          "x",
          x,
          "y",
          "" + (bottom + 14),
          "text-anchor",
          tick == 0 ? "start" : last ? "end" : "middle");
    }
  }

  private void faults(Html svg) {
    double[] free = {-100, -100};
    for (Verdict.FaultResult fault : evidence.faults()) {
      if (fault.struckMs() != null) {
        column(svg, fault);
        label(svg, fault, free);
      }
    }
  }

  private void column(Html svg, Verdict.FaultResult fault) {
    double end = end(fault);
    svg.open(
        "rect",
        "class",
        fault.recovered() ? "fault" : "fault open",
        "x",
        time.x(fault.struckMs()),
        "y",
        "" + (HEAD - 4),
        "width",
        time.width(fault.struckMs(), end),
        "height",
        "" + (bottom - HEAD + 4));
    svg.leaf("title", says(fault)).close();
    String x = time.x(fault.struckMs());
    svg.empty(
        "line", "class", "strike", "x1", x, "x2", x, "y1", "" + (HEAD - 8), "y2", "" + bottom);
  }

  private double end(Verdict.FaultResult fault) {
    if (!fault.recovered() || fault.recoveredMs() == null) {
      return time.toMs();
    }
    double from = fault.curedMs() == null ? fault.struckMs() : fault.curedMs();
    return from + fault.recoveredMs();
  }

  private void label(Html svg, Verdict.FaultResult fault, double[] free) {
    double place = time.thousandth(fault.struckMs()) / 10;
    for (int row = 0; row < free.length; row++) {
      if (place >= free[row] + 7.5) {
        free[row] = place;
        svg.leaf(
            "text",
            fault.id(),
            "class",
            "fault-label",
            "x",
            time.x(fault.struckMs()),
            "y",
            "" + (10 + row * 12),
            "text-anchor",
            place > 95 ? "end" : "start");
        return;
      }
    }
  }
}
