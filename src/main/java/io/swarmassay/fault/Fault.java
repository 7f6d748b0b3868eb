package io.swarmassay.fault;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A way to hurt a deployment. Implementations are records; their component names are the settings
 * in scenario files.
 */
public interface Fault {
  /** The name in scenario files, reports and verdicts, for example {@code kill}. */
  String name();

  /** What swarm and machines must be able to do. */
  Set<Ability> needs();

  /** Who makes it good again; decides from when recovery counts. */
  Healer healer();

  /**
   * Swarm's own best time from strike (or cure) to steady, measured on an idle lab; zero when
   * unknown. Reports print measured against floor.
   */
  Duration floor();

  /**
   * Whether the victims' containers end and others come in their place; for a node the containers
   * that ran on it. Recovery then counts only from when these others are seen. By default so where
   * swarm heals; a fault that leaves containers alive, or that may leave them, says no.
   */
  default boolean replaces() {
    return healer() == Healer.SWARM;
  }

  /** What must be deployed along so that it can be inflicted later; as it was for most. */
  default Blueprint equipped(Blueprint blueprint) {
    return blueprint;
  }

  /** Prepares the blow and its cure without hurting anything yet. */
  Blow aim(Deployment deployment, List<Victim> victims);

  /** Who makes a fault good again. */
  enum Healer {
    /** The orchestrator replaces the victim: recovery counts from the strike. */
    SWARM,
    /** The stack's own supervision: recovery counts from the strike. */
    STACK,
    /** Our remedy: recovery counts from the cure. */
    REMEDY
  }

  /** A fault aimed at its victims. The remedy is known, and journalled, before the strike. */
  interface Blow {
    /** What undoes it; {@link Remedy#NONE} when there is nothing to undo. */
    Remedy remedy();

    /** Hurts. Checks right before that the victims are still the ones it was aimed at. */
    void strike();

    /** Measures whether it bites; waits a short time for the effect to show. */
    Proof bites();

    /** Measures, after the remedy, whether it is gone. */
    Proof gone();

    /**
     * Whether all that the strike began has come to its end, in swarm's own words, for example that
     * an update is complete; looks once. Nothing has recovered before that.
     */
    default Proof over() {
      return Proof.OVER;
    }
  }

  /**
   * A measurement that tells whether a fault is on or off.
   *
   * @param holds whether it shows what was asked
   * @param text the measurement in words, for example {@code container gone after 61 ms}
   */
  record Proof(boolean holds, String text) {
    /** There is nothing to wait for but the steady state. */
    static final Proof OVER = new Proof(true, "");
  }
}
