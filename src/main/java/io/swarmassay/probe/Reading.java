package io.swarmassay.probe;

import java.util.Collection;
import java.util.List;

/**
 * The answer of a {@link Probe}.
 *
 * @param healthy whether the promise held
 * @param reason numbers when healthy ({@code 6 of 6 pairs pong}), the culprit by name when not
 * @param measures what was measured on the way
 * @param lookups what names were answered with on the way
 * @param late whether all that is against it is that no answer came in the time we gave: then
 *     nobody knows, and it is not healthy either
 * @param unproven whether less was there than the probe's least evidence: nothing is against it and
 *     nothing speaks for it; not healthy, and no broken promise
 */
public record Reading(
    boolean healthy,
    String reason,
    List<Measure> measures,
    List<Lookup> lookups,
    boolean late,
    boolean unproven) {
  /** A healthy reading is proven and not late. */
  public Reading {
    if (healthy && (late || unproven)) {
      throw new IllegalArgumentException("healthy, and yet late or unproven: " + reason);
    }
  }

  /** A reading that is known. */
  public Reading(boolean healthy, String reason, List<Measure> measures, List<Lookup> lookups) {
    this(healthy, reason, measures, lookups, false, false);
  }

  /** A reading that is known and looked no name up. */
  public Reading(boolean healthy, String reason, List<Measure> measures) {
    this(healthy, reason, measures, List.of(), false, false);
  }

  /** A healthy reading. */
  public static Reading healthy(String reason, List<Measure> measures) {
    return new Reading(true, reason, List.copyOf(measures));
  }

  /** A healthy reading that measured nothing. */
  public static Reading healthy(String reason) {
    return new Reading(true, reason, List.of());
  }

  /** An unhealthy reading. */
  public static Reading unhealthy(String reason) {
    return new Reading(false, reason, List.of());
  }

  /** Nobody knows: no answer came in the time we gave. */
  public static Reading late(String reason) {
    return new Reading(false, reason, List.of(), List.of(), true, false);
  }

  /** Less was there than the probe needs to say anything: {@code 1 node, no pair to ask}. */
  public static Reading unproven(String reason) {
    return new Reading(false, reason, List.of(), List.of(), false, true);
  }

  /** The same reading, with what names were answered with. */
  Reading with(Collection<Lookup> answers) {
    return new Reading(healthy, reason, measures, List.copyOf(answers), late, unproven);
  }

  /**
   * One name asked for inside the cluster.
   *
   * @param by the replica that asked
   * @param name what it asked for
   * @param answers the addresses it was given
   * @param truth the addresses of the tasks that ran
   */
  public record Lookup(String by, String name, List<String> answers, List<String> truth) {}

  /**
   * One measured value.
   *
   * @param metric a name known to {@code Metric}, which also fixes the unit
   * @param component part of the whole it belongs to; empty for the whole
   * @param value in the metric's unit
   */
  public record Measure(String metric, String component, double value) {}
}
