package io.swarmassay.report;

import io.swarmassay.verdict.Verdict.Budget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What weighs what in the image, against the budget. */
record ImageSection() implements Section {
  private static final List<String> ORDER =
      List.of("base", "runtime-deps", "erlang", "elixir", "app", "database");

  @Override
  public Optional<Panel> of(Evidence evidence) {
    Map<String, Double> parts = parts(evidence);
    Budget total = total(evidence);
    double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
    if (sum == 0 && (total == null || total.measured() == null)) {
      return Optional.empty();
    }
    double whole = Math.max(sum, total == null || total.measured() == null ? 0 : total.measured());
    Html body = new Html().open("figure", "class", "image");
    body.add(picture(parts, whole, total))
        .leaf(
            "figcaption",
            "Unpacked size, part by part; the dashed line is the documented budget for the whole.")
        .close();
    body.add(table(evidence, parts, whole).toString());
    String promised = total == null ? "." : "; " + Figures.bytes(total.limit()) + " were promised.";
    return Optional.of(
        new Panel(
            "image", "Image size", Figures.bytes(whole) + " in all" + promised, body.toString()));
  }

  private static Map<String, Double> parts(Evidence evidence) {
    Map<String, Double> parts = new LinkedHashMap<>();
    Map<String, Double> measured = evidence.history().imageSizes;
    ORDER.stream()
        .filter(measured::containsKey)
        .forEach(part -> parts.put(part, measured.get(part)));
    measured.forEach(
        (part, size) -> {
          if (!part.isEmpty()) {
            parts.putIfAbsent(part, size);
          }
        });
    return parts;
  }

  private static Budget total(Evidence evidence) {
    return evidence.budgets().stream()
        .filter(
            b ->
                b.metric().equals("image-size")
                    && (b.component() == null || b.component().isEmpty()))
        .findFirst()
        .orElse(null);
  }

  private static String picture(Map<String, Double> parts, double whole, Budget total) {
    double scale = Math.max(whole, total == null ? 0 : total.limit()) * 1.03;
    Html svg = new Html();
    svg.open(
        "svg",
        "class",
        "weights",
        "width",
        "100%",
        "height",
        "64",
        "role",
        "img",
        "aria-label",
        words(parts, whole, total));
    double x = 0;
    int shade = 1;
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      part(svg, part, x, scale, shade++);
      x += part.getValue();
    }
    if (total != null) {
      String limit = Figures.percent(total.limit(), scale);
      svg.empty("line", "class", "limit", "x1", limit, "x2", limit, "y1", "0", "y2", "56");
      svg.leaf(
          "text",
          "budget " + Figures.bytes(total.limit()),
          "class",
          "limit-label",
          "x",
          limit,
          "dx",
          "-5",
          "y",
          "62",
          "text-anchor",
          "end");
    }
    return svg.close().toString();
  }

  private static void part(
      Html svg, Map.Entry<String, Double> part, double x, double scale, int shade) {
    String width = Figures.percent(part.getValue(), scale);
    svg.open(
        "rect",
        "class",
        "part-" + Math.min(shade, 6),
        "x",
        Figures.percent(x, scale),
        "y",
        "4",
        "width",
        width,
        "height",
        "40");
    svg.leaf("title", part.getKey() + " " + Figures.bytes(part.getValue())).close();
    if (part.getValue() / scale > 0.14) {
      svg.leaf(
          "text",
          part.getKey(),
          "class",
          "part-label",
          "x",
          Figures.percent(x, scale),
          "dx",
          "6",
          "y",
          "28");
    }
  }

  private static String words(Map<String, Double> parts, double whole, Budget total) {
    StringBuilder words = new StringBuilder("Image of " + Figures.bytes(whole));
    parts.forEach(
        (part, size) -> words.append(", ").append(part).append(' ').append(Figures.bytes(size)));
    return words + (total == null ? "" : "; budget " + Figures.bytes(total.limit()));
  }

  private static Table table(Evidence evidence, Map<String, Double> parts, double whole) {
    Table table =
        new Table("Image size by component", "Component", "#Size", "#Share", "#Budget", "Outcome");
    int shade = 1;
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      Budget budget = budget(evidence, part.getKey());
      table.row(
          new Html()
              .leaf("span", part.getKey(), "class", "key part-" + Math.min(shade++, 6))
              .toString(),
          Figures.bytes(part.getValue()),
          Figures.digits(100 * part.getValue() / whole) + " %",
          budget == null ? "\u2013" : Figures.bytes(budget.limit()),
          budget == null ? "\u2013" : Badge.of(budget.outcome()) + note(budget));
    }
    return table;
  }

  private static String note(Budget budget) {
    boolean waived = "waived".equalsIgnoreCase(budget.kind());
    return waived ? new Html().leaf("small", "waived").toString() : "";
  }

  private static Budget budget(Evidence evidence, String component) {
    return evidence.budgets().stream()
        .filter(b -> b.metric().equals("image-size") && component.equals(b.component()))
        .findFirst()
        .orElse(null);
  }
}
