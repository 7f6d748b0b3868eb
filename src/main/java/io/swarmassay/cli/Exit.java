package io.swarmassay.cli;

/** Exit codes that are no outcome of a run. */
final class Exit {
  static final int FINE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int INCONCLUSIVE = 3;

  private Exit() {}
}
