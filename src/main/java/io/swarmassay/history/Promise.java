package io.swarmassay.history;

/**
 * A budget as a document promised it, in the history so that judging needs nothing else.
 *
 * @param metric name known to {@link Metric}
 * @param component part of the whole; empty for the whole
 * @param statistic {@code max}, {@code mean}, {@code p50} ... {@code p99.9}, {@code total}, {@code
 *     min-ratio}
 * @param limit in the metric's unit; a lower limit for {@code min-ratio}, else an upper one
 * @param kind whether missing it fails the run
 * @param reason why it is waived; empty otherwise
 * @param source document and section
 * @param quote the document's own words
 */
public record Promise(
    String metric,
    String component,
    String statistic,
    double limit,
    Kind kind,
    String reason,
    String source,
    String quote) {

  /** What missing a budget means. */
  public enum Kind {
    /** The run is FAILED. */
    HARD,
    /** Reported only. */
    SOFT,
    /** Reported with the reason why it cannot be met. */
    WAIVED
  }
}
