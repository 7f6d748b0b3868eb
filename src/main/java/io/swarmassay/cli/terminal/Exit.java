package io.swarmassay.cli.terminal;

/** Exit codes that are no outcome of a run. */
public final class Exit {
  /** Done, and everything held. */
  public static final int FINE = 0;

  /** Something that was promised did not hold. */
  public static final int FAILED = 1;

  /** The command line or a file is wrong. */
  public static final int USAGE = 2;

  /** Nothing was proven: the lab or the harness failed. */
  public static final int INCONCLUSIVE = 3;

  private Exit() {}
}
