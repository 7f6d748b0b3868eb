package io.swarmassay.run;

import io.swarmassay.lab.Lab;

/** Where a run plays: makes or finds a deployment, and removes what it made. */
public interface Ground {
  /**
   * Refuses at once what cannot be played here, before anything is measured or made.
   *
   * @throws RuntimeException with all that is missing, and the way out
   */
  default void check(Trial trial) {}

  /**
   * Lets the run play on a deployment, and returns when everything it made is removed again.
   *
   * @throws RuntimeException when ground or deployment fails; the run is then INCONCLUSIVE
   */
  void bear(Run run) throws InterruptedException;

  /** A lab and a deployment of the run's own. */
  static Ground fresh(RunOptions options) {
    return new OwnLab(options);
  }

  /** A deployment of the run's own on a lab that stands and is left standing. */
  static Ground on(Lab lab) {
    return new OnLab(lab);
  }
}
