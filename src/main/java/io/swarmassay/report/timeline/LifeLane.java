package io.swarmassay.report.timeline;

import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Natural;
import io.swarmassay.report.html.Span;
import io.swarmassay.report.html.Svg;
import java.util.List;

/**
 * One row for each name, with a bar for each stretch of time in which it was so.
 *
 * @param title what the rows are
 * @param style style of the bars
 * @param lives the bars
 */
record LifeLane(String title, String style, List<TimelineSpan> lives) implements TimelineLane {
  private static final int ROW = 22;
  private static final int MOST = 3000;

  private List<String> names() {
    return lives.stream().map(TimelineSpan::name).distinct().sorted(Natural.ORDER).toList();
  }

  @Override
  public int height() {
    return ROW * names().size();
  }

  @Override
  public void draw(Svg svg, Span time) {
    List<String> names = names();
    for (int i = 0; i < names.size(); i++) {
      svg.text("row-label", 0, i * ROW + 10, names.get(i));
      svg.rect("track", 0, i * ROW + 16, "100%", 1);
    }
    for (TimelineSpan life : lives.subList(0, Math.min(MOST, lives.size()))) {
      int y = names.indexOf(life.name()) * ROW + 13;
      String look = style + (life.text().isEmpty() ? "" : " marked");
      String width = time.width(life.fromMs(), life.toMs());
      svg.rect(look, time.x(life.fromMs()), y, width, 7, says(life));
    }
  }

  private static String says(TimelineSpan life) {
    String time = Figures.moment(life.fromMs()) + " to " + Figures.moment(life.toMs());
    return life.name() + " " + time + (life.text().isEmpty() ? "" : ": " + life.text());
  }
}
