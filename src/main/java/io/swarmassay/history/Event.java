package io.swarmassay.history;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that happened. {@code t} counts microseconds since the run began, on the harness'
 * monotonic clock.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "e")
public sealed interface Event {
  /** Microseconds since the run began. */
  long t();

  /**
   * The first event: what was going to be done and what was promised.
   *
   * @param schema version of this event vocabulary
   * @param checks names of the steady-state probes that must hold
   * @param strikes how many faults the plan holds; fewer struck means the run was cut short
   */
  record Opened(
      long t,
      int schema,
      String scenario,
      String title,
      String stack,
      long seed,
      Instant started,
      List<String> checks,
      int strikes,
      List<Promise> promises)
      implements Event {}

  /** The run reached a stage: {@code lab}, {@code deploy}, {@code step}, ...; for the timeline. */
  record Stage(long t, String name, String detail) implements Event {}

  /**
   * A probe was read.
   *
   * @param moment {@code start}, {@code after f1}, {@code after scale}, {@code end}, ...
   * @param last whether this reading decided its moment (earlier ones were still waiting)
   */
  record Looked(long t, String probe, String moment, boolean healthy, String reason, boolean last)
      implements Event {}

  /** A value was measured, in the unit of its {@link Metric}. */
  record Sampled(long t, String metric, String component, double value) implements Event {}

  /** An engine reported something; {@code at} is the engine's own time as epoch microseconds. */
  record Platform(
      long t, long at, String node, String kind, String action, String subject, String detail)
      implements Event {}

  /**
   * A fault was struck.
   *
   * @param id {@code f1}, {@code f2}, ... in order
   * @param healer {@code SWARM}, {@code STACK} or {@code REMEDY}
   * @param limitMs recover-within
   * @param floorMs swarm's own best time; 0 when unknown
   */
  record Struck(
      long t,
      String id,
      String fault,
      String target,
      List<String> victims,
      String healer,
      long limitMs,
      long floorMs)
      implements Event {}

  /** A fault was measured to bite, or could not be. */
  record Proven(long t, String id, boolean holds, String text) implements Event {}

  /** A fault was undone by us and measured to be gone, or could not be. */
  record Cured(long t, String id, boolean gone, String text) implements Event {}

  /** The whole steady state held again after a fault, or did not in time (then why). */
  record Recovered(long t, String id, boolean inTime, String reason) implements Event {}

  /** A part of a recovery was seen: {@code detected}, {@code created}, {@code started}, ... */
  record Phase(long t, String id, String name) implements Event {}

  /** A step marked skip-if-missing was skipped. */
  record Skipped(long t, String step, String reason) implements Event {}

  /** The lab or the harness failed; the run proves nothing from here. */
  record Trouble(long t, String where, String message) implements Event {}

  /** A remedy was opened, closed, or could not be closed. */
  record Remedied(long t, String id, String state, String description) implements Event {}

  /** What of ours was found left behind at the end; empty means clean. */
  record Audited(long t, List<String> left) implements Event {}

  /** Facts about the run that became known on the way: versions, images, clocks. */
  record Noted(long t, String topic, Map<String, String> facts) implements Event {}

  /** The last event of a run that was not cut short. */
  record Closed(long t, String how) implements Event {}
}
