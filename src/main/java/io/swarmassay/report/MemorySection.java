package io.swarmassay.report;

import io.swarmassay.report.evidence.Buckets;
import io.swarmassay.report.evidence.Peak;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Span;
import io.swarmassay.report.html.Svg;
import io.swarmassay.report.html.TimeAxis;
import io.swarmassay.verdict.Verdict.Budget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Memory of each replica over the run. */
record MemorySection() implements Section {
  private static final int HEIGHT = 120;

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    Map<String, Buckets<Peak>> memory = evidence.history().memory;
    if (memory.isEmpty()) {
      return Optional.empty();
    }
    double most = memory.values().stream().mapToDouble(MemorySection::most).max().orElse(1);
    double limit = limit(evidence);
    Html body = new Html().open("figure");
    body.add(picture(evidence, most, limit));
    body.leaf("figcaption", "One line for each replica; a gap where it was not there.").close();
    String promised =
        Double.isNaN(limit) ? "." : "; up to " + Figures.bytes(limit) + " were promised.";
    return Optional.of(
        new Panel(
            "memory",
            "Memory",
            "At most " + Figures.bytes(most) + " in one replica" + promised,
            body.toString()));
  }

  private static double limit(RunEvidence evidence) {
    return evidence.budgets().stream()
        .filter(b -> b.metric().equals("memory"))
        .mapToDouble(Budget::limit)
        .min()
        .orElse(Double.NaN);
  }

  private static double most(Buckets<Peak> peaks) {
    return peaks.stretches().stream()
        .filter(Objects::nonNull)
        .mapToDouble(Peak::most)
        .max()
        .orElse(0);
  }

  private static String picture(RunEvidence evidence, double most, double limit) {
    Span time = new Span(0, evidence.durationMs());
    double top = (limit > most * 6 || Double.isNaN(limit) ? most : Math.max(most, limit)) * 1.12;
    Svg svg = Svg.picture("chart", HEIGHT + 20, "Memory over time, at most " + Figures.bytes(most));
    TimeAxis.draw(svg, time, 0, HEIGHT);
    grid(svg, top);
    svg.stretched(HEIGHT);
    int shade = 0;
    for (Buckets<Peak> peaks : evidence.history().memory.values()) {
      svg.path("line series-" + shade++ % 6, path(time, peaks, top));
    }
    svg.close();
    if (limit <= top) {
      svg.across("limit", y(limit, top));
      String says = "promised: up to " + Figures.bytes(limit);
      svg.text("limit-label end", "100%", y(limit + top * 0.04, top), says);
    }
    return svg.close().toString();
  }

  private static void grid(Svg svg, double top) {
    double step = Math.pow(10, Math.floor(Math.log10(top)));
    step = top / step < 2.5 ? step / 2 : top / step > 5 ? step * 2 : step;
    for (double at = 0; at < top * 0.97; at += step) {
      svg.across("grid", y(at, top));
      svg.text("scale", 2, y(at + top * 0.025, top), Figures.bytes(at));
    }
  }

  private static String y(double bytes, double top) {
    return Figures.place(HEIGHT * (1 - bytes / top));
  }

  private static String path(Span time, Buckets<Peak> peaks, double top) {
    StringBuilder path = new StringBuilder();
    int last = -100;
    List<Peak> all = peaks.stretches();
    int bridge = (int) Math.max(3, 12_000 / peaks.widthMs());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) != null) {
        path.append(i - last <= bridge ? 'L' : 'M');
        boolean alone = next(all, i) - i > bridge && i - last > bridge;
        path.append(Figures.place(time.thousandth((i + 0.5) * peaks.widthMs()))).append(' ');
        path.append(Figures.place(HEIGHT * (1 - all.get(i).most() / top)));
        path.append(alone ? "h4" : "");
        last = i;
      }
    }
    return path.toString();
  }

  /** Where the next value is; far away when there is none. */
  private static int next(List<Peak> all, int from) {
    for (int i = from + 1; i < all.size(); i++) {
      if (all.get(i) != null) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }
}
