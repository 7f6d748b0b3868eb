package io.swarmassay.report;

import io.swarmassay.report.html.Badge;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Svg;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict.Budget;
import io.swarmassay.verdict.Verdict.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One figure over many runs.
 *
 * @param title what it is
 * @param unit of its values
 * @param limit documented limit; null when there is none
 * @param values one for each run, null where it was not measured
 * @param outcomes of the runs
 */
record TrendChart(
    String title, String unit, Double limit, List<Double> values, List<Outcome> outcomes) {
  private static final int HEIGHT = 60;

  /** Ratios and image sizes are told by their promises. */
  private static final Set<String> TREND = Set.of("ms", "bytes");

  /** A chart for every promise and for the p50 and p99 of every metric, as far as measured. */
  static List<TrendChart> of(List<RunRecord> runs) {
    Map<String, TrendChart> charts = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      var verdict = runs.get(i).verdict();
      for (Budget budget : verdict.budgets() == null ? List.<Budget>of() : verdict.budgets()) {
        chart(charts, runs, BudgetSection.title(budget), budget.unit(), budget.limit())
            .values
            .set(i, budget.measured());
      }
      for (var metric :
          (verdict.metrics() == null ? Map.<String, Summary>of() : verdict.metrics()).entrySet()) {
        metric(charts, runs, i, metric.getKey().replace('-', ' '), metric.getValue());
      }
    }
    return charts.values().stream()
        .filter(chart -> chart.values.stream().anyMatch(Objects::nonNull))
        .toList();
  }

  private static void metric(
      Map<String, TrendChart> charts, List<RunRecord> runs, int run, String name, Summary summary) {
    if (!TREND.contains(summary.unit()) || name.equals("image size")) {
      return;
    }
    if (summary.count() > 1) {
      chart(charts, runs, name + ", median", summary.unit(), null).values.set(run, summary.p50());
      chart(charts, runs, name + ", p99", summary.unit(), null).values.set(run, summary.p99());
    } else {
      chart(charts, runs, name, summary.unit(), null).values.set(run, summary.max());
    }
  }

  private static TrendChart chart(
      Map<String, TrendChart> charts,
      List<RunRecord> runs,
      String title,
      String unit,
      Double limit) {
    return charts.computeIfAbsent(
        title,
        any -> {
          List<Double> values = new ArrayList<>();
          runs.forEach(run -> values.add(null));
          return new TrendChart(
              title, unit, limit, values, runs.stream().map(RunRecord::outcome).toList());
        });
  }

  /** The chart with its title and newest value. */
  String html() {
    double least =
        values.stream().filter(Objects::nonNull).mapToDouble(Double::doubleValue).min().orElse(0);
    double most =
        values.stream().filter(Objects::nonNull).mapToDouble(Double::doubleValue).max().orElse(1);
    boolean near = limit != null && limit <= most * 2;
    double top = Math.max(near ? Math.max(limit, most) : most, 1e-9) * 1.12;
    Html figure = new Html().open("figure", "class", "multiple").open("figcaption");
    figure.leaf("span", title, "class", "metric").leaf("span", latest(), "class", "latest").close();
    Svg svg = Svg.picture("chart small", HEIGHT + 4, words(least, most));
    svg.across("grid", HEIGHT).stretched(HEIGHT).path("line series-0", path(top)).close();
    dots(svg, top);
    if (near) {
      svg.across("limit", Figures.place(HEIGHT * (1 - limit / top)));
    }
    figure.add(svg.close().toString());
    String range = range(least, most);
    figure.leaf("small", range + (limit == null ? "" : "; promised " + Figures.of(limit, unit)));
    return figure.close().toString();
  }

  private String range(double least, double most) {
    String low = Figures.of(least, unit);
    String high = Figures.of(most, unit);
    return low.equals(high) ? "always " + low : low + " to " + high;
  }

  private String latest() {
    Double last = values.get(values.size() - 1);
    return Figures.of(last, unit);
  }

  private String words(double least, double most) {
    return title
        + " over "
        + Figures.many(values.size(), "run")
        + ": from "
        + Figures.of(least, unit)
        + " to "
        + Figures.of(most, unit)
        + ", newest "
        + latest();
  }

  private double x(int run) {
    return values.size() == 1 ? 50 : 2 + 96.0 * run / (values.size() - 1);
  }

  private StringBuilder path(double top) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        path.append(i > 0 && values.get(i - 1) != null ? 'L' : 'M');
        path.append(Figures.place(x(i) * 10)).append(' ');
        path.append(Figures.place(HEIGHT * (1 - values.get(i) / top)));
      }
    }
    return path;
  }

  private void dots(Svg svg, double top) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null && (outcomes.get(i) != Outcome.PASSED || i == values.size() - 1)) {
        svg.dot(
            "dot " + Badge.style(outcomes.get(i)),
            Figures.place(x(i)) + "%",
            Figures.place(HEIGHT * (1 - values.get(i) / top)),
            outcomes.get(i) != Outcome.PASSED);
      }
    }
  }
}
