package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.evidence.ScaleStretch;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Svg;
import io.swarmassay.report.html.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a service does with different numbers of replicas, for runs with three or more of them. */
record ScaleSection() implements Section {
  private static final int FEWEST = 3;
  private static final int HEIGHT = 90;

  /** Milliseconds by number of replicas; null where nothing was measured. */
  private record Curve(String title, Function<ScaleStretch, Double> value) {}

  private static final List<Curve> CURVES =
      List.of(
          new Curve("Ping, p99 at worst", ScaleStretch::ping),
          new Curve("Message latency, p99 at worst", ScaleStretch::latency),
          new Curve("Steady after the order to scale", ScaleStretch::joined),
          new Curve("Steady after a fault, the slowest", ScaleStretch::recovery));

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    return panel(ScaleStretch.of(evidence.history()));
  }

  static Optional<Panel> panel(List<ScaleStretch> stretches) {
    if (stretches.size() < FEWEST) {
      return Optional.empty();
    }
    Html body = new Html().open("div", "class", "multiples");
    CURVES.stream()
        .filter(curve -> stretches.stream().anyMatch(s -> curve.value().apply(s) != null))
        .forEach(curve -> body.add(drawn(curve, stretches)));
    body.close().add(table(stretches).toString());
    String counts =
        stretches.stream().map(s -> "" + s.replicas()).collect(Collectors.joining(", "));
    String lead =
        "What was measured with "
            + counts
            + " replicas. Latencies are of the worst stretch of"
            + " time, faults included.";
    return Optional.of(new Panel("scale", "Scale", lead, body.toString()));
  }

  private static Table table(List<ScaleStretch> stretches) {
    Table table =
        new Table(
            "Scale",
            "#Replicas",
            "#Ping p99",
            "#Message latency p99",
            "#Steady after scaling",
            "#Steady after a fault");
    for (ScaleStretch stretch : stretches) {
      table.row(
          "" + stretch.replicas(),
          millis(stretch.ping()),
          millis(stretch.latency()),
          millis(stretch.joined()),
          millis(stretch.recovery()));
    }
    return table;
  }

  private static String millis(Double value) {
    return value == null ? "\u2013" : Html.escape(Figures.of(value, "ms"));
  }

  private static String drawn(Curve curve, List<ScaleStretch> stretches) {
    List<ScaleStretch> known =
        stretches.stream().filter(s -> curve.value().apply(s) != null).toList();
    double top = known.stream().mapToDouble(s -> curve.value().apply(s)).max().orElse(1) * 1.12;
    int most = stretches.get(stretches.size() - 1).replicas();
    StringBuilder path = new StringBuilder();
    String words =
        known.stream()
            .map(s -> s.replicas() + ": " + Figures.of(curve.value().apply(s), "ms"))
            .collect(Collectors.joining(", "));
    Svg svg = Svg.picture("chart small", HEIGHT + 4, curve.title() + " by replicas: " + words);
    svg.across("grid", HEIGHT).stretched(HEIGHT);
    for (ScaleStretch one : known) {
      path.append(path.length() == 0 ? 'M' : 'L').append(Figures.place(x(one, most) * 10));
      path.append(' ').append(Figures.place(y(curve, one, top)));
    }
    svg.path("line series-0", path).close();
    known.forEach(
        one ->
            svg.dot(
                "dot passed",
                Figures.place(x(one, most)) + "%",
                Figures.place(y(curve, one, top)),
                false));
    Html figure = new Html().open("figure", "class", "multiple").open("figcaption");
    figure.leaf("span", curve.title(), "class", "metric").close();
    figure.add(svg.close().toString()).leaf("small", words);
    return figure.close().toString();
  }

  private static double x(ScaleStretch one, int most) {
    return 2 + 96.0 * one.replicas() / most;
  }

  private static double y(Curve curve, ScaleStretch one, double top) {
    return HEIGHT * (1 - curve.value().apply(one) / Math.max(top, 1e-9));
  }
}
