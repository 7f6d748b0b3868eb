package io.swarmassay.report.timeline;

import io.swarmassay.report.evidence.Buckets;
import io.swarmassay.report.evidence.OperationSummary;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Span;
import io.swarmassay.report.html.Svg;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * How many operations were acknowledged, upwards, and failed or ended unknown, downwards.
 *
 * @param spreads the operations
 */
record LoadLane(Buckets<OperationSummary> spreads) implements TimelineLane {
  private static final int UP = 40;
  private static final int DOWN = 24;
  private static final int MIDDLE = UP + 2;

  @Override
  public String title() {
    return "operations (up: acknowledged; down: not)";
  }

  @Override
  public int height() {
    return MIDDLE + DOWN;
  }

  @Override
  public void draw(Svg svg, Span time) {
    long up = most(OperationSummary::acknowledged);
    long down = Math.max(up / 2, most(spread -> spread.failedCount() + spread.unknownCount()));
    ToDoubleFunction<OperationSummary> failed = spread -> share(spread.failedCount(), down, DOWN);
    svg.stretched(height());
    svg.path("ok", bars(time, s -> -share(s.acknowledged(), up, UP), s -> 0));
    svg.path("lost", bars(time, failed, s -> 0));
    svg.path("open-ended", bars(time, s -> share(s.unknownCount(), down, DOWN), failed));
    svg.close().across("grid", MIDDLE);
    svg.text("scale", 2, 11, Figures.digits(up * 1000 / spreads.widthMs()) + "/s");
  }

  private long most(ToLongFunction<OperationSummary> count) {
    return Math.max(
        1, spreads.stretches().stream().filter(Objects::nonNull).mapToLong(count).max().orElse(1));
  }

  private static double share(long part, long whole, int height) {
    return part == 0 ? 0 : Math.max(1, (double) height * part / whole);
  }

  private StringBuilder bars(
      Span time,
      ToDoubleFunction<OperationSummary> height,
      ToDoubleFunction<OperationSummary> base) {
    StringBuilder path = new StringBuilder();
    List<OperationSummary> all = spreads.stretches();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) != null && height.applyAsDouble(all.get(i)) != 0) {
        String left = Figures.place(time.thousandth(i * spreads.widthMs()));
        path.append('M').append(left).append(' ');
        path.append(Figures.place(MIDDLE + base.applyAsDouble(all.get(i)))).append('H');
        path.append(Figures.place(time.thousandth((i + 1) * spreads.widthMs()))).append('v');
        path.append(Figures.place(height.applyAsDouble(all.get(i))));
        path.append('H').append(left).append('z');
      }
    }
    return path;
  }
}
