package io.swarmassay.report.evidence;

import org.HdrHistogram.Histogram;

/** Latencies and endings of the operations of one stretch of time. */
public final class OperationSummary {
  private static final double MICROS = 1000;

  private final Histogram latency = new Histogram(3_600_000_000L, 2);
  private long acknowledged;
  private long failed;
  private long unknown;

  void acknowledged(double ms) {
    acknowledged++;
    measured(ms);
  }

  void measured(double ms) {
    latency.recordValue(Math.max(0, Math.min(3_600_000_000L, Math.round(ms * MICROS))));
  }

  void failed() {
    failed++;
  }

  void unknown() {
    unknown++;
  }

  void add(OperationSummary other) {
    latency.add(other.latency);
    acknowledged += other.acknowledged;
    failed += other.failed;
    unknown += other.unknown;
  }

  /** Whether any latency is known. */
  public boolean measured() {
    return latency.getTotalCount() > 0;
  }

  /** Latency in milliseconds that so many percent did not exceed. */
  public double percentile(double percent) {
    return latency.getValueAtPercentile(percent) / MICROS;
  }

  /** How many ended well. */
  public long acknowledged() {
    return acknowledged;
  }

  /** How many failed. */
  public long failedCount() {
    return failed;
  }

  /** How many ended nobody knows how. */
  public long unknownCount() {
    return unknown;
  }

  long total() {
    return acknowledged + failed + unknown;
  }
}
