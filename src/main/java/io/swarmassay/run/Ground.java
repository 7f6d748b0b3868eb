package io.swarmassay.run;

/** Where a run plays: makes or finds a deployment, and removes what it made. */
public interface Ground {
  /**
   * Lets the run play on a deployment, and returns when everything it made is removed again.
   *
   * @throws RuntimeException when ground or deployment fails; the run is then INCONCLUSIVE
   */
  void bear(Run run) throws InterruptedException;
}
