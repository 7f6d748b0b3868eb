package io.swarmassay.report.timeline;

import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Span;
import io.swarmassay.report.html.Svg;
import java.util.List;

/**
 * Single moments as ticks.
 *
 * @param title what the moments are
 * @param marks the moments, in order
 */
record MarkLane(String title, List<Mark> marks) implements TimelineLane {
  private static final int HEIGHT = 22;
  private static final int MOST = 600;

  /**
   * A moment.
   *
   * @param style style of the tick
   */
  record Mark(double ms, String style, String text) {}

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public void draw(Svg svg, Span time) {
    int stride = marks.size() / MOST + 1;
    for (int i = 0; i < marks.size(); i += stride) {
      Mark mark = marks.get(i);
      int y = mark.style().equals("die") ? 11 : 2;
      String says = Figures.moment(mark.ms()) + " " + mark.text();
      svg.rect("mark " + mark.style(), time.x(mark.ms()), y, 2, 9, says);
    }
  }
}
