package io.swarmassay.report.timeline;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Span;
import io.swarmassay.report.html.Svg;
import io.swarmassay.report.html.TimeAxis;
import io.swarmassay.verdict.Verdict.FaultResult;
import java.util.List;

/** The lanes below each other, fault columns behind them, the clock below. */
public final class TimelineDrawing {
  private static final int CLOCK = 20;
  private static final int HEAD = 36;
  private static final int TITLE = 18;
  private static final int GAP = 16;

  private final RunEvidence evidence;
  private final List<TimelineLane> lanes;
  private final Span time;
  private final int bottom;

  /** The lanes below each other, over the length of the run. */
  public TimelineDrawing(RunEvidence evidence, List<TimelineLane> lanes) {
    this.evidence = evidence;
    this.lanes = lanes;
    this.time = new Span(0, evidence.durationMs());
    this.bottom = HEAD + lanes.stream().mapToInt(lane -> lane.height() + TITLE + GAP).sum();
  }

  /** Height of the picture in pixels. */
  public int height() {
    return bottom + CLOCK;
  }

  /** The picture, without any style of its own. */
  public String svg() {
    Svg svg = Svg.described("chart", height(), "timeline", "Timeline of the run", words());
    TimeAxis.draw(svg, time, HEAD - 4, bottom);
    faults(svg);
    int y = HEAD;
    for (TimelineLane lane : lanes) {
      svg.text("lane", 0, y + 11, lane.title());
      svg.strip(y + TITLE, lane.height());
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

  private static String says(FaultResult fault) {
    String when = fault.struckMs() == null ? "" : " at " + Figures.moment(fault.struckMs());
    String end =
        fault.recovered() && fault.recoveredMs() != null
            ? "recovered after " + Figures.millis(fault.recoveredMs())
            : "no recovery seen";
    return fault.id() + " " + fault.fault() + " on " + fault.target() + when + ": " + end + ".";
  }

  private void faults(Svg svg) {
    double[] free = {-100, -100};
    for (FaultResult fault : evidence.faults()) {
      if (fault.struckMs() != null) {
        column(svg, fault);
        label(svg, fault, free);
      }
    }
  }

  private void column(Svg svg, FaultResult fault) {
    String x = time.x(fault.struckMs());
    String width = time.width(fault.struckMs(), end(fault));
    String style = fault.recovered() ? "fault" : "fault open";
    svg.rect(style, x, HEAD - 4, width, bottom - HEAD + 4, says(fault));
    svg.upright("strike", x, HEAD - 8, bottom);
  }

  private double end(FaultResult fault) {
    if (!fault.recovered() || fault.recoveredMs() == null) {
      return time.toMs();
    }
    return (fault.curedMs() == null ? fault.struckMs() : fault.curedMs()) + fault.recoveredMs();
  }

  /** Into the first row where it touches no other even on a phone; left out when there is none. */
  private void label(Svg svg, FaultResult fault, double[] free) {
    double place = time.thousandth(fault.struckMs()) / 10;
    for (int row = 0; row < free.length; row++) {
      if (place >= free[row] + 7.5) {
        free[row] = place;
        String style = place > 95 ? "fault-label end" : "fault-label";
        svg.text(style, time.x(fault.struckMs()), 10 + row * 13, fault.id());
        return;
      }
    }
  }
}
