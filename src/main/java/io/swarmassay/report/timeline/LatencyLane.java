package io.swarmassay.report.timeline;

import io.swarmassay.report.evidence.Buckets;
import io.swarmassay.report.evidence.OperationSummary;
import io.swarmassay.report.html.Decades;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Span;
import io.swarmassay.report.html.Svg;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bands of a latency over time, on a logarithmic scale, with the promised limit.
 *
 * @param title what was measured
 * @param spreads the latencies
 * @param limitMs the limit a document promised; NaN when none did
 */
record LatencyLane(String title, Buckets<OperationSummary> spreads, double limitMs)
    implements TimelineLane {
  private static final int HEIGHT = 168;

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public void draw(Svg svg, Span time) {
    Decades scale = scale();
    scale.grid(svg);
    svg.stretched(HEIGHT);
    svg.path("band far", band(time, scale, 99, 90));
    svg.path("band near", band(time, scale, 90, 50));
    svg.path("line max", line(time, scale, spread -> spread.percentile(100)));
    svg.path("line mid", line(time, scale, spread -> spread.percentile(50)));
    svg.close();
    if (limitMs > 0) {
      scale.limit(svg, limitMs, "promised: under " + Figures.millis(limitMs));
    }
  }

  private Decades scale() {
    double low = Math.log10(Math.max(0.001, extreme(true))) - 0.25;
    double most = Math.max(extreme(false), limitMs > 0 ? limitMs : 0);
    return new Decades(low, Math.max(Math.log10(most) + 0.35, low + 1), HEIGHT);
  }

  private double extreme(boolean least) {
    return spreads.stretches().stream()
        .filter(spread -> spread != null && spread.measured())
        .mapToDouble(spread -> spread.percentile(least ? 50 : 100))
        .reduce(least ? Math::min : Math::max)
        .orElse(1);
  }

  private StringBuilder band(Span time, Decades scale, double upper, double lower) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < spreads.stretches().size(); i++) {
      if (known(i)) {
        int to = i;
        while (known(to + 1)) {
          to++;
        }
        patch(path, time, scale, i, to, upper, lower);
        i = to;
      }
    }
    return path;
  }

  private void patch(
      StringBuilder path, Span time, Decades scale, int from, int to, double upper, double lower) {
    for (int i = from; i <= to; i++) {
      path.append(i == from ? 'M' : 'L').append(x(time, i)).append(' ');
      path.append(scale.y(at(i).percentile(upper))).append('H').append(x(time, i + 1));
    }
    for (int i = to; i >= from; i--) {
      path.append('L').append(x(time, i + 1)).append(' ');
      path.append(scale.y(at(i).percentile(lower))).append('H').append(x(time, i));
    }
    path.append('Z');
  }

  private StringBuilder line(Span time, Decades scale, ToDoubleFunction<OperationSummary> value) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < spreads.stretches().size(); i++) {
      if (known(i)) {
        path.append(known(i - 1) ? 'L' : 'M').append(x(time, i)).append(' ');
        path.append(scale.y(value.applyAsDouble(at(i)))).append('H').append(x(time, i + 1));
      }
    }
    return path;
  }

  private String x(Span time, int stretch) {
    return Figures.place(Math.min(1000, time.thousandth(stretch * spreads.widthMs())));
  }

  private OperationSummary at(int stretch) {
    return spreads.stretches().get(stretch);
  }

  private boolean known(int i) {
    List<OperationSummary> all = spreads.stretches();
    return i >= 0 && i < all.size() && all.get(i) != null && all.get(i).measured();
  }
}
