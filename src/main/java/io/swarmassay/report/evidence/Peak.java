package io.swarmassay.report.evidence;

/** The least and the most of a value in one stretch of time. */
public final class Peak {
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  void see(double value) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }

  Peak add(Peak other) {
    see(other.least);
    see(other.most);
    return this;
  }

  double least() {
    return least;
  }

  /** The largest value seen. */
  public double most() {
    return most;
  }
}
