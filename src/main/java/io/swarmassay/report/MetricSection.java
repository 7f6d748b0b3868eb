package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Table;
import java.util.Optional;
import java.util.TreeMap;

/** Percentiles of everything that was measured. */
record MetricSection() implements Section {

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    if (evidence.metrics().isEmpty()) {
      return Optional.empty();
    }
    Table table =
        new Table("Measured", "Metric", "#Samples", "#Median", "#p90", "#p99", "#Maximum", "#Mean");
    new TreeMap<>(evidence.metrics())
        .forEach(
            (name, m) ->
                table.row(
                    new Html().leaf("code", name).toString(),
                    Figures.count(m.count()),
                    Html.escape(Figures.of(m.p50(), m.unit())),
                    Html.escape(Figures.of(m.p90(), m.unit())),
                    Html.escape(Figures.of(m.p99(), m.unit())),
                    Html.escape(Figures.of(m.max(), m.unit())),
                    Html.escape(Figures.of(m.mean(), m.unit()))));
    return Optional.of(
        new Panel(
            "metrics",
            "Measured",
            "Percentiles over the whole run, faults included.",
            table.toString()));
  }
}
