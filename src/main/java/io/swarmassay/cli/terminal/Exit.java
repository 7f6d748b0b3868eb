package io.swarmassay.cli.terminal;

/** Exit codes that are no outcome of a run. */
public final class Exit {
  public static final int FINE = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int INCONCLUSIVE = 3;

  private Exit() {}
}
