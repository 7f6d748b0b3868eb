package io.swarmassay.report;

import io.swarmassay.verdict.Verdict.Budget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Memory of each replica over the run. */
record MemorySection() implements Section {
  private static final int HEIGHT = 120;

  @Override
  public Optional<Panel> of(Evidence evidence) {
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

  private static double limit(Evidence evidence) {
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

  private static String picture(Evidence evidence, double most, double limit) {
    Span time = new Span(0, evidence.durationMs());
    double top = (Double.isNaN(limit) || limit > most * 6 ? most : Math.max(most, limit)) * 1.1;
    Html svg = new Html();
    svg.open(
        "svg",
        "class",
        "chart",
        "width",
        "100%",
        "height",
        "" + (HEIGHT + 20),
        "role",
        "img",
        "aria-label",
        "Memory over time, at most " + Figures.bytes(most));
    grid(svg, time, top);
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
    int shade = 1;
    for (Buckets<Peak> peaks : evidence.history().memory.values()) {
      svg.empty("path", "class", "line series-" + (shade++ % 6), "d", path(time, peaks, top));
    }
    svg.close();
    if (limit <= top) {
      String y = Figures.place(HEIGHT * (1 - limit / top));
      svg.empty("line", "class", "limit", "x1", "0", "x2", "100%", "y1", y, "y2", y);
      svg.leaf(
          "text",
          "promised: up to " + Figures.bytes(limit),
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
    return svg.close().toString();
  }

  private static void grid(Html svg, Span time, double top) {
    for (double tick : time.ticks(7)) {
      svg.leaf(
          "text",
          time.label(tick),
          "class",
          "clock",
          "x",
          time.x(tick),
          "y",
          "" + (HEIGHT + 14),
          "text-anchor",
          tick == 0 ? "start" : tick > time.toMs() * 0.95 ? "end" : "middle");
    }
    for (double share : List.of(0.25, 0.5, 0.75, 1.0)) {
      String y = Figures.place(HEIGHT * (1 - share * 0.9));
      svg.empty("line", "class", "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y);
      svg.leaf(
          "text",
          Figures.bytes(top * share * 0.9),
          "class",
          "scale",
          "x",
          "0",
          "dx",
          "2",
          "dy",
          "-3",
          "y",
          y);
    }
    svg.empty(
        "line", "class", "grid", "x1", "0", "x2", "100%", "y1", "" + HEIGHT, "y2", "" + HEIGHT);
  }

  private static String path(Span time, Buckets<Peak> peaks, double top) {
    StringBuilder path = new StringBuilder();
    int last = -100;
    List<Peak> all = peaks.stretches();
    int bridge = (int) Math.max(3, 12_000 / peaks.widthMs());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) != null) {
        path.append(i - last <= bridge ? 'L' : 'M');
        path.append(Figures.place(time.thousandth((i + 0.5) * peaks.widthMs()))).append(' ');
        path.append(Figures.place(HEIGHT * (1 - all.get(i).most() / top)));
        last = i;
      }
    }
    return path.toString();
  }
}
