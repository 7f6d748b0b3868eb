package io.swarmassay.records;

/**
 * One metric of a run beside the records.
 *
 * @param before figure of the baseline, in {@code unit}; null when there is none
 * @param now figure of the run: the fastest tenth of many latencies, else the median, in {@code
 *     unit}
 * @param ratio {@code now / before} with its 99 % interval {@code lower} to {@code upper}; null
 *     when they were not compared
 * @param reason in one sentence
 */
public record Comparison(
    String metric,
    String unit,
    Double before,
    Double now,
    Double ratio,
    Double lower,
    Double upper,
    Finding finding,
    String reason) {

  /** What a comparison came to. */
  public enum Finding {
    /** Worse beyond the tolerance, and the samples support it. */
    REGRESSION,
    /** Better beyond the tolerance, and the samples support it. */
    IMPROVEMENT,
    /** Neither. */
    STEADY,
    /** Nothing to compare with, or not comparable. */
    NOT_COMPARED
  }

  static Comparison not(String metric, String unit, String reason) {
    return new Comparison(metric, unit, null, null, null, null, null, Finding.NOT_COMPARED, reason);
  }
}
