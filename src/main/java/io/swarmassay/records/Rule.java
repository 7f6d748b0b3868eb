package io.swarmassay.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When a night is worse than the records: its figure is beyond the tolerance, and so sure of it
 * that the lower end of the bootstrap interval is still worse than the records. The interval holds
 * how much nights differ from each other, which takes five of them to know; sizes of files do not
 * differ by chance, and need one.
 */
final class Rule {
  /** Documented budgets hold by a factor of 100; a tenth and a half is what a night may vary. */
  static final double TOLERANCE = 0.15;

  /** Fewer nights than this do not say how much nights differ. */
  static final int NIGHTS = 5;

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
    Statistic statistic = unit.statistic(samples.length);
    if (now.calibration().isEmpty()) {
      return Comparison.not(metric, unit.text(), "the machine was not measured in this run");
    }
    double[][] before = before(metric, now);
    if (before.length < (unit.exact() ? 1 : NIGHTS)) {
      return Comparison.not(metric, unit.text(), tooFew(metric, unit, before.length, now));
    }
    double load = busiest(metric, now);
    if (unit.timed() && statistic == Statistic.MEDIAN && calibration(now).busierThan(load)) {
      return Comparison.not(metric, unit.text(), busier(calibration(now).load(), load));
    }
    return judge(metric, unit, samples, before);
  }

  /** Samples of other runs on machines like this one; never of the run itself. */
  private double[][] before(String metric, Observation now) {
    return others(metric, now).map(run -> run.samples().get(metric)).toArray(double[][]::new);
  }

  private Stream<Records.Run> others(String metric, Observation now) {
    return runs.stream()
        .filter(run -> !run.hash().equals(now.hash()))
        .filter(run -> run.calibration().comparable(calibration(now)))
        .filter(run -> run.samples().getOrDefault(metric, new double[0]).length > 0);
  }

  private double busiest(String metric, Observation now) {
    return others(metric, now).mapToDouble(run -> run.calibration().load()).max().orElse(0);
  }

  private static Calibration calibration(Observation run) {
    return run.calibration().orElseThrow();
  }

  private static String busier(double load, double most) {
    return String.format(
        Locale.ROOT,
        "the machine was busier (load %.1f a core) than in any accepted run (%.1f)",
        load,
        most);
  }

  private String tooFew(String metric, Unit unit, int known, Observation now) {
    long all =
        runs.stream()
            .filter(run -> !run.hash().equals(now.hash()))
            .filter(run -> run.samples().containsKey(metric))
            .count();
    if (all == 0) {
      return "no other run is a record yet" + (unit.exact() ? "" : needed());
    }
    return known == 0
        ? "the records were made on a machine of another speed"
        : known + " accepted runs on a machine of this speed" + needed();
  }

  private static String needed() {
    return "; " + NIGHTS + " are needed to know how much nights differ";
  }

  private static Comparison judge(String metric, Unit unit, double[] samples, double[][] before) {
    Statistic statistic = unit.statistic(samples.length);
    Bootstrap.Interval ratio =
        unit.exact()
            ? exactly(statistic.of(samples), before)
            : Bootstrap.ratio(samples, before, statistic.function());
    double now = statistic.of(samples);
    String reason =
        String.format(
            Locale.ROOT,
            "%s %+.0f %% against %d accepted runs (99 %%: %+.0f to %+.0f %%; tolerance %.0f %%)",
            statistic.text(),
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
        finding(ratio),
        reason);
  }

  /** No chance, no interval: against the latest record. */
  private static Bootstrap.Interval exactly(double now, double[][] before) {
    double ratio = now / Bootstrap.median(before[before.length - 1]);
    return new Bootstrap.Interval(ratio, ratio, ratio);
  }

  private static Comparison.Finding finding(Bootstrap.Interval ratio) {
    if (ratio.estimate() > 1 + TOLERANCE && ratio.lower() > 1) {
      return Comparison.Finding.REGRESSION;
    }
    if (ratio.estimate() < 1 / (1 + TOLERANCE) && ratio.upper() < 1) {
      return Comparison.Finding.IMPROVEMENT;
    }
    return Comparison.Finding.STEADY;
  }
}
