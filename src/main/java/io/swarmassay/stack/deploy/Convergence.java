package io.swarmassay.stack.deploy;

import io.swarmassay.swarm.Swarm;
import java.time.Duration;
import java.util.Map;

/** What became of a deployment that was told to be something. */
public sealed interface Convergence {
  /**
   * Every service has the replicas it is wanted to have; of jobs every task is complete or runs,
   * and services scaled to zero among them are done.
   *
   * @param running replicas that run, by service
   */
  record Converged(Map<String, Integer> running) implements Convergence {
    @Override
    public String text() {
      return "running: " + running;
    }
  }

  /** Every service was a job, or is never restarted, and is complete. */
  record OneShotComplete() implements Convergence {
    @Override
    public String text() {
      return "every task is complete";
    }
  }

  /** No service is wanted to have any replica, and none runs. */
  record ScaledToZero() implements Convergence {
    @Override
    public String text() {
      return "scaled to zero, nothing runs";
    }
  }

  /**
   * Swarm gave an update up and went back to what was before, which runs again.
   *
   * @param message swarm's reason
   */
  record RolledBack(String service, String message) implements Convergence {
    @Override
    public String text() {
      return service + " was rolled back: " + message;
    }
  }

  /**
   * It cannot be expected to get there: in one slot {@link Streaks#REJECTED} tasks in a row were
   * rejected or {@link Streaks#ENDED} ended badly, or swarm stopped trying, or paused an update.
   *
   * @param what the replica or service
   * @param error swarm's own error of the last attempt
   * @param attempts how many were seen to fail, at least 1
   */
  record Failed(String what, String error, int attempts) implements Convergence {
    @Override
    public String text() {
      String times = attempts == 1 ? "" : " (" + attempts + " attempts)";
      return what + " failed" + times + ": " + error;
    }
  }

  /**
   * Time was up.
   *
   * @param lastSeen what was still missing, service by service
   */
  record TimedOut(Duration within, String lastSeen) implements Convergence {
    @Override
    public String text() {
      return "not within " + within.toMillis() + " ms; last seen: " + lastSeen;
    }
  }

  /** The outcome in one line. */
  String text();

  /** Whether the deployment is what it was told to be. */
  default boolean reached() {
    return this instanceof Converged
        || this instanceof OneShotComplete
        || this instanceof ScaledToZero;
  }

  /** Waits, woken by the swarm's events, until a deployment's fate is known, or time is up. */
  static Convergence await(Swarm swarm, String namespace, Duration within) {
    return new Settling(swarm, namespace, () -> Aim.all(swarm, namespace)).await(within);
  }
}
