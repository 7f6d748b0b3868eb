package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Svg;
import io.swarmassay.report.html.Table;
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
  public Optional<Panel> of(RunEvidence evidence) {
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
    body.add(Overrun.of(evidence));
    String promised = total == null ? "." : "; " + Figures.bytes(total.limit()) + " were promised.";
    return Optional.of(
        new Panel(
            "image", "Image size", Figures.bytes(whole) + " in all" + promised, body.toString()));
  }

  private static Map<String, Double> parts(RunEvidence evidence) {
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

  private static Budget total(RunEvidence evidence) {
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
    Svg svg = Svg.picture("weights", 64, words(parts, whole, total));
    double x = 0;
    int shade = 1;
    for (Map.Entry<String, Double> part : parts.entrySet()) {
      part(svg, part, x, scale, shade++);
      x += part.getValue();
    }
    if (total != null) {
      String limit = Figures.percent(total.limit(), scale);
      svg.upright("limit", limit, 0, 54);
      svg.text("limit-label end", limit, 62, "budget " + Figures.bytes(total.limit()));
    }
    return svg.close().toString();
  }

  private static void part(
      Svg svg, Map.Entry<String, Double> part, double x, double scale, int shade) {
    String left = Figures.percent(x, scale);
    String says = part.getKey() + " " + Figures.bytes(part.getValue());
    String width = Figures.percent(part.getValue(), scale);
    svg.rect("part-" + Math.min(shade, 6), left, 4, width, 40, says);
    if (part.getValue() / scale > 0.04 + 0.009 * part.getKey().length()) {
      svg.text("part-label on-" + Math.min(shade, 6), left, 28, part.getKey());
    }
  }

  private static String words(Map<String, Double> parts, double whole, Budget total) {
    StringBuilder words = new StringBuilder("Image of " + Figures.bytes(whole));
    parts.forEach(
        (part, size) -> words.append(", ").append(part).append(' ').append(Figures.bytes(size)));
    return words + (total == null ? "" : "; budget " + Figures.bytes(total.limit()));
  }

  private static Table table(RunEvidence evidence, Map<String, Double> parts, double whole) {
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
          budget == null ? "\u2013" : BudgetStatus.badge(budget));
    }
    return table;
  }

  private static Budget budget(RunEvidence evidence, String component) {
    return evidence.budgets().stream()
        .filter(b -> b.metric().equals("image-size") && component.equals(b.component()))
        .findFirst()
        .orElse(null);
  }
}
