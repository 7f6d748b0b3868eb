package io.swarmassay.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bands of a latency over time, on a logarithmic scale, with the promised limit.
 *
 * @param title what was measured
 * @param spreads the latencies
 * @param limitMs the limit a document promised; NaN when none did
 */
record LatencyLane(String title, Buckets<Spread> spreads, double limitMs) implements Lane {
  private static final int HEIGHT = 168;

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public void draw(Html svg, Span time) {
    int low = (int) Math.floor(Math.log10(Math.max(0.001, extreme(true))));
    int high =
        (int) Math.ceil(Math.log10(Math.max(extreme(false), limitMs > 0 ? limitMs * 1.2 : 0)));
    Decades scale = new Decades(low, Math.max(high, low + 1), HEIGHT);
    scale.grid(svg);
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
    band(svg, time, scale, "band far", 99, 90);
    band(svg, time, scale, "band near", 90, 50);
    line(svg, time, scale, "line max", spread -> spread.percentile(100));
    line(svg, time, scale, "line mid", spread -> spread.percentile(50));
    svg.close();
    limit(svg, scale);
  }

  private double extreme(boolean least) {
    return spreads.stretches().stream()
        .filter(spread -> spread != null && spread.measured())
        .mapToDouble(spread -> spread.percentile(least ? 50 : 100))
        .reduce(least ? Math::min : Math::max)
        .orElse(1);
  }

  private void band(Html svg, Span time, Decades scale, String style, double upper, double lower) {
    StringBuilder path = new StringBuilder();
    List<Spread> all = spreads.stretches();
    for (int i = 0; i < all.size(); i++) {
      if (known(all, i)) {
        int to = i;
        while (known(all, to + 1)) {
          to++;
        }
        patch(path, time, scale, i, to, upper, lower);
        i = to;
      }
    }
    svg.empty("path", "class", style, "d", path.toString());
  }

  private void patch(
      StringBuilder path, Span time, Decades scale, int from, int to, double upper, double lower) {
    String verb = "M";
    for (int i = from; i <= to; i++, verb = "L") {
      steps(path, verb, time, i, scale.y(at(i).percentile(upper)), false);
    }
    for (int i = to; i >= from; i--) {
      steps(path, "L", time, i, scale.y(at(i).percentile(lower)), true);
    }
    path.append('Z');
  }

  private void steps(StringBuilder path, String verb, Span time, int i, String y, boolean back) {
    String left = x(time, i);
    String right = x(time, i + 1);
    path.append(verb).append(back ? right : left).append(' ').append(y);
    path.append('H').append(back ? left : right);
  }

  private void line(
      Html svg, Span time, Decades scale, String style, ToDoubleFunction<Spread> value) {
    StringBuilder path = new StringBuilder();
    List<Spread> all = spreads.stretches();
    for (int i = 0; i < all.size(); i++) {
      if (known(all, i)) {
        String verb = i > 0 && known(all, i - 1) ? "L" : "M";
        steps(path, verb, time, i, scale.y(value.applyAsDouble(all.get(i))), false);
      }
    }
    svg.empty("path", "class", style, "d", path.toString());
  }

  private void limit(Html svg, Decades scale) {
    if (limitMs > 0) {
      String y = scale.y(limitMs);
      svg.empty("line", "class", "limit", "x1", "0", "x2", "100%", "y1", y, "y2", y);
      svg.leaf(
          "text",
          "promised: under " + Figures.millis(limitMs),
          "class",
          "limit-label",
          "x",
          "100%",
          "dx",
          "-4",
          "dy",
          "-4",
          "y",
          y,
          "text-anchor",
          "end");
    }
  }

  private String x(Span time, int stretch) {
    return Figures.place(Math.min(1000, time.thousandth(stretch * spreads.widthMs())));
  }

  private Spread at(int stretch) {
    return spreads.stretches().get(stretch);
  }

  private static boolean known(List<Spread> all, int i) {
    return i < all.size() && all.get(i) != null && all.get(i).measured();
  }
}
