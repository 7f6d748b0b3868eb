package io.swarmassay.report;

import java.util.List;
import java.util.Objects;

/**
 * How many operations were acknowledged, failed, or ended unknown, over time.
 *
 * @param spreads the operations
 */
record LoadLane(Buckets<Spread> spreads) implements Lane {
  private static final int HEIGHT = 56;

  @Override
  public String title() {
    return "operations: acknowledged, failed (crossed out), unknown (dotted)";
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public void draw(Html svg, Span time) {
    long most =
        spreads.stretches().stream()
            .filter(Objects::nonNull)
            .mapToLong(Spread::total)
            .max()
            .orElse(1);
    svg.open(
        "svg",
        "x",
        "0",
        "y",
        "0",
        "width",
        "100%",
        "height",
        "" + HEIGHT,
        "viewBox",
        "0 0 1000 " + HEIGHT,
        "preserveAspectRatio",
        "none");
    svg.empty("path", "class", "ok", "d", bars(time, most, 0));
    svg.empty("path", "class", "unknown", "d", bars(time, most, 1));
    svg.empty("path", "class", "lost", "d", bars(time, most, 2));
    svg.close();
    svg.leaf(
        "text",
        Figures.digits(most * 1000 / spreads.widthMs()) + "/s",
        "class",
        "scale",
        "x",
        "0",
        "dx",
        "2",
        "y",
        "11");
  }

  private String bars(Span time, long most, int kind) {
    StringBuilder path = new StringBuilder();
    List<Spread> all = spreads.stretches();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) != null) {
        bar(path, time, i, below(all.get(i), kind), part(all.get(i), kind), most);
      }
    }
    return path.toString();
  }

  private void bar(StringBuilder path, Span time, int i, long below, long part, long most) {
    if (part > 0) {
      double top = HEIGHT * (1 - (double) (below + part) / most);
      double high = (double) HEIGHT * part / most;
      path.append('M').append(Figures.place(time.thousandth(i * spreads.widthMs())));
      path.append(' ').append(Figures.place(top));
      path.append('H').append(Figures.place(time.thousandth((i + 1) * spreads.widthMs())));
      path.append('v').append(Figures.place(Math.max(high, 1))).append('H');
      path.append(Figures.place(time.thousandth(i * spreads.widthMs()))).append('z');
    }
  }

  private static long part(Spread spread, int kind) {
    return switch (kind) {
      case 0 -> spread.acknowledged();
      case 1 -> spread.unknownCount();
      default -> spread.failedCount();
    };
  }

  private static long below(Spread spread, int kind) {
    return switch (kind) {
      case 0 -> 0;
      case 1 -> spread.acknowledged();
      default -> spread.acknowledged() + spread.unknownCount();
    };
  }
}
