package io.swarmassay.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When a night is worse than the records: the median is beyond the tolerance, and so sure of it
 * that the lower end of the bootstrap interval is still worse than the records.
 */
final class Rule {
  /** Documented budgets hold by a factor of 100; a tenth and a half is what a night may vary. */
  static final double TOLERANCE = 0.15;

  /** Fewer samples than this say nothing of their own spread. */
  private static final int FEW = 5;

  private final List<Records.Run> runs;

  Rule(List<Records.Run> runs) {
    this.runs = runs;
  }

  List<Comparison> compare(Observation now) {
    List<Comparison> comparisons = new ArrayList<>();
    Map<String, double[]> samples =
        now.calibration().isPresent() ? Records.calibrated(now) : now.samples();
    for (Map.Entry<String, double[]> entry : samples.entrySet()) {
      Unit.of(entry.getKey())
          .ifPresent(unit -> comparisons.add(compare(entry.getKey(), unit, entry.getValue(), now)));
    }
    return comparisons;
  }

  private Comparison compare(String metric, Unit unit, double[] samples, Observation now) {
    if (now.calibration().isEmpty()) {
      return Comparison.not(metric, unit.text(), "the machine was not measured in this run");
    }
    double[][] before = before(metric, now);
    if (before.length == 0) {
      return Comparison.not(metric, unit.text(), nothing(metric, now));
    }
    return judge(metric, unit, samples, before);
  }

  /** Samples of other runs on machines like this one; never of the run itself. */
  private double[][] before(String metric, Observation now) {
    return runs.stream()
        .filter(run -> !run.hash().equals(now.hash()))
        .filter(run -> run.calibration().comparable(now.calibration().orElseThrow()))
        .map(run -> run.samples().get(metric))
        .filter(samples -> samples != null && samples.length > 0)
        .toArray(double[][]::new);
  }

  private String nothing(String metric, Observation now) {
    boolean others =
        runs.stream()
            .anyMatch(run -> !run.hash().equals(now.hash()) && run.samples().containsKey(metric));
    return others
        ? "the records were made on a machine of another speed"
        : "no other run is a record yet";
  }

  private static Comparison judge(String metric, Unit unit, double[] samples, double[][] before) {
    Bootstrap.Interval ratio =
        samples.length >= FEW ? Bootstrap.ratio(samples, before) : ofFew(samples, before);
    double now = Bootstrap.median(samples);
    Comparison.Finding finding = finding(ratio, unit);
    String reason =
        String.format(
            Locale.ROOT,
            "%+.0f %% against %d accepted runs (95 %%: %+.0f to %+.0f %%; tolerance %.0f %%)",
            (ratio.estimate() - 1) * 100,
            before.length,
            (ratio.lower() - 1) * 100,
            (ratio.upper() - 1) * 100,
            TOLERANCE * 100);
    return new Comparison(
        metric,
        unit.text(),
        now / ratio.estimate(),
        now,
        ratio.estimate(),
        ratio.lower(),
        ratio.upper(),
        finding,
        reason);
  }

  /** Of a few samples only those beyond every accepted run, of five at least, are sure. */
  private static Bootstrap.Interval ofFew(double[] samples, double[][] before) {
    double now = Bootstrap.median(samples);
    double[] medians = Arrays.stream(before).mapToDouble(Bootstrap::median).toArray();
    DoubleSummaryStatistics all = Arrays.stream(medians).summaryStatistics();
    boolean known = before.length >= FEW;
    return new Bootstrap.Interval(
        now / Bootstrap.median(medians),
        known ? now / all.getMax() : 0,
        known ? now / all.getMin() : Double.POSITIVE_INFINITY);
  }

  /** Sizes do not vary by chance: one sample tells. */
  private static Comparison.Finding finding(Bootstrap.Interval ratio, Unit unit) {
    boolean plain = unit == Unit.PLAIN;
    if (ratio.estimate() > 1 + TOLERANCE && (plain || ratio.lower() > 1)) {
      return Comparison.Finding.REGRESSION;
    }
    if (ratio.estimate() < 1 / (1 + TOLERANCE) && (plain || ratio.upper() < 1)) {
      return Comparison.Finding.IMPROVEMENT;
    }
    return Comparison.Finding.STEADY;
  }
}
