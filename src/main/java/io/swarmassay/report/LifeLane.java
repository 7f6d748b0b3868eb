package io.swarmassay.report;

import java.util.List;

/**
 * One row for each name, with a bar for each stretch of time in which it was so.
 *
 * @param title what the rows are
 * @param style style of the bars
 * @param lives the bars
 */
record LifeLane(String title, String style, List<Life> lives) implements Lane {
  private static final int ROW = 15;

  private List<String> names() {
    return lives.stream().map(Life::name).distinct().sorted(Natural.ORDER).toList();
  }

  @Override
  public int height() {
    return ROW * names().size();
  }

  @Override
  public void draw(Html svg, Span time) {
    List<String> names = names();
    for (Life life : lives) {
      String y = "" + (names.indexOf(life.name()) * ROW + 2);
      svg.open(
          "rect",
          "class",
          style + (life.text().isEmpty() ? "" : " marked"),
          "x",
          time.x(life.fromMs()),
          "y",
          y,
          "width",
          time.width(life.fromMs(), life.toMs()),
          "height",
          "" + (ROW - 4),
          "rx",
          "2");
      svg.leaf("title", says(life)).close();
    }
    for (int i = 0; i < names.size(); i++) {
      svg.leaf(
          "text",
          names.get(i),
          "class",
          "row-label",
          "x",
          "0",
          "dx",
          "3",
          "y",
          "" + (i * ROW + ROW - 4));
    }
  }

  private static String says(Life life) {
    String time = Figures.moment(life.fromMs()) + " to " + Figures.moment(life.toMs());
    return life.name() + " " + time + (life.text().isEmpty() ? "" : ": " + life.text());
  }
}
