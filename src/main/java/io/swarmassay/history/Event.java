package io.swarmassay.history;

import com.fasterxml.jackson.annotation.JsonInclude;
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
  /** The version of this vocabulary that runs write now. */
  int SCHEMA = 2;

  /** Microseconds since the run began. */
  long t();

  /**
   * The first event: what was going to be done and what was promised.
   *
   * @param schema version of this event vocabulary
   * @param checks names of the steady-state probes that must hold
   * @param strikes how many faults the plan holds; fewer struck means the run was cut short
   * @param traffic names of the traffic that was planned; null in histories of schema 1, which do
   *     not say it
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
      List<Promise> promises,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<String> traffic)
      implements Event {
    /** The newest version of the event vocabulary; older ones can be read as well. */
    public static final int NEWEST = 2;

    /** A begin that does not say which traffic was planned. */
    public Opened(
        long t,
        int schema,
        String scenario,
        String title,
        String stack,
        long seed,
        Instant started,
        List<String> checks,
        int strikes,
        List<Promise> promises) {
      this(t, schema, scenario, title, stack, seed, started, checks, strikes, promises, null);
    }
  }

  /** The run reached a stage: {@code lab}, {@code deploy}, {@code step}, ...; for the timeline. */
  record Stage(long t, String name, String detail) implements Event {}

  /**
   * A probe was read.
   *
   * @param moment {@code start}, {@code after f1}, {@code after scale}, {@code end}, ...
   * @param last whether this reading decided its moment (earlier ones were still waiting)
   * @param late whether it is unhealthy only because no answer came in the time we gave; left out
   *     when false, as by older versions
   * @param unproven whether it is unhealthy only because less was there than the probe's least
   *     evidence: then nothing is known, and nothing is broken; left out when false
   */
  record Looked(
      long t,
      String probe,
      String moment,
      boolean healthy,
      String reason,
      boolean last,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean late,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unproven)
      implements Event {
    /** A reading that saw its least evidence. */
    public Looked(
        long t,
        String probe,
        String moment,
        boolean healthy,
        String reason,
        boolean last,
        boolean late) {
      this(t, probe, moment, healthy, reason, last, late, false);
    }

    /** A reading that is known. */
    public Looked(
        long t, String probe, String moment, boolean healthy, String reason, boolean last) {
      this(t, probe, moment, healthy, reason, last, false, false);
    }
  }

  /**
   * A value was measured, in the unit of its {@link Metric}.
   *
   * @param since when the reading began in which it was measured, at or after 0 and no later than
   *     {@code t}: a reading measures one value after the other. Left out when 0, as by older
   *     versions: then a time is taken to have ended at {@code t}
   */
  record Sampled(
      long t,
      String metric,
      String component,
      double value,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long since)
      implements Event {
    /** A value of which nothing is known but when it was there. */
    public Sampled(long t, String metric, String component, double value) {
      this(t, metric, component, value, 0);
    }
  }

  /**
   * An engine reported something.
   *
   * @param at the engine's own time as epoch microseconds
   * @param subject for containers the replica's name, else the object's
   * @param id the engine's identifier of the object, a container's full id for example; empty in
   *     histories of schema 1
   */
  record Platform(
      long t,
      long at,
      String node,
      String kind,
      String action,
      String subject,
      String detail,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String id)
      implements Event {
    /** Takes an id left out as an empty one. */
    public Platform {
      id = id == null ? "" : id;
    }

    /** Without an identifier. */
    public Platform(
        long t, long at, String node, String kind, String action, String subject, String detail) {
      this(t, at, node, kind, action, subject, detail, "");
    }
  }

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

  /**
   * A step marked skip-if-missing was skipped.
   *
   * @param strikes how many planned strikes were left out with it
   */
  record Skipped(long t, String step, String reason, int strikes) implements Event {
    /** A skipped step that held one strike. */
    public Skipped(long t, String step, String reason) {
      this(t, step, reason, 1);
    }
  }

  /** The lab or the harness failed; the run proves nothing from here. */
  record Trouble(long t, String where, String message) implements Event {}

  /** A remedy was opened, closed, or could not be closed. */
  record Remedied(long t, String id, String state, String description) implements Event {}

  /** What of ours was found left behind at the end; empty means clean. */
  record Audited(long t, List<String> left) implements Event {}

  /** Facts about the run that became known on the way: versions, images, clocks. */
  record Noted(long t, String topic, Map<String, String> facts) implements Event {
    /** The topic that says the lab was kept up on request, so that nobody can audit its end. */
    public static final String KEPT = "kept";
  }

  /** The last event of a run that was not cut short. */
  record Closed(long t, String how) implements Event {}

  /**
   * Traffic began: what users will do, and what they may rely on.
   *
   * @param rate operations a second; 0 when not at a set rate
   * @param boundMs an acknowledged message that was not handled this long after is lost
   * @param durable whether the stack promises that acknowledged operations outlive their replica
   */
  record Offered(long t, Operation kind, double rate, long boundMs, boolean durable)
      implements Event {}

  /**
   * Operations that were due from {@code from} to {@code t} and that nobody began, because there
   * was nobody to send to, or nobody of ours to send them. They certainly did not happen, and say
   * nothing of the stack by themselves. An operation that waited for the stack until its time was
   * over is none of these: it is {@link Tried} and failed.
   *
   * @param count how many, more than 0
   */
  record Unbegun(long t, Operation kind, long from, long count, String why) implements Event {}

  /**
   * Traffic ended: what was {@link Offered} since, and what came of it. Traffic that flowed has
   * {@code due} about equal to the rate times the time since {@code Offered}, and {@code tried}
   * about equal to {@code due}; none of these at all for traffic that was cut off.
   *
   * @param due operations that were due until then
   * @param tried operations of which an end was recorded; see {@link Tried}
   */
  record Ceased(long t, Operation kind, long due, long tried) implements Event {}

  /**
   * An operation ended, at {@code t}. Written once, at its end: no line, no operation.
   *
   * @param from the one process that sent it; a process started anew gets a new name
   * @param to the replica, node or service it was meant for
   * @param incarnation which life of the receiver answered, as in {@link Born}; 0 when not known
   * @param epoch connection between sender and receiver, counted by the sender: a new one after
   *     each nodedown, and after each operation it gave up waiting for
   * @param seq counts the operations of {@code from}, from 0; with {@code from} it names the
   *     operation
   * @param intended when it should have begun; latency counts from here
   * @param started when it did begin
   * @param detail status, error or reason; empty when there is nothing to say
   */
  record Tried(
      long t,
      Operation kind,
      String from,
      String to,
      int incarnation,
      int epoch,
      long seq,
      long intended,
      long started,
      Ending end,
      String detail)
      implements Event {
    /** Takes a detail left out as an empty one. */
    public Tried {
      detail = detail == null ? "" : detail;
    }
  }

  /**
   * A message was seen leaving its handler, or a row was seen in a read; recorded, for each
   * receiver, in the order in which it was seen.
   *
   * @param by the receiver that handled it
   * @param incarnation which life of the receiver, as in {@link Born}; for rows, which survey
   * @param epoch what the message said of its connection, as in {@link Tried}
   */
  record Handled(
      long t, Operation kind, String from, long seq, String by, int incarnation, int epoch)
      implements Event {}

  /** A life of a replica began, counted from 1; {@code identity} is its container, for example. */
  record Born(long t, String replica, int incarnation, String identity) implements Event {}

  /** A life of a replica ended. */
  record Died(long t, String replica, int incarnation, String cause) implements Event {}

  /**
   * One node saw another come or go; the pair's first sight is the begin of its membership.
   *
   * @param incarnation which life of {@code by} saw it, as in {@link Born}; 0 when not known
   */
  record Sighted(long t, String by, int incarnation, String peer, boolean up) implements Event {
    /** A sight of a life that is not known. */
    public Sighted(long t, String by, String peer, boolean up) {
      this(t, by, 0, peer, up);
    }
  }

  /** A name was resolved inside the cluster; {@code truth} is what should have been answered. */
  record Resolved(long t, String by, String name, List<String> answers, List<String> truth)
      implements Event {}

  /** All rows that exist were read, from {@code started} to {@code t}; see {@link Handled}. */
  record Surveyed(long t, Operation kind, int survey, String by, long started) implements Event {}

  /**
   * A change of the deployment was ordered on purpose: replicas added or removed, an update rolled
   * out. Until its {@link Settled}, and for {@code limitMs} at most, what the change itself brings
   * about is wanted.
   *
   * @param id {@code o1}, {@code o2}, ... in order
   * @param kind {@code scale}, {@code update}, ...
   * @param services the services concerned, by the names of the stack file
   * @param limitMs how long it may take
   */
  record Ordered(long t, String id, String kind, List<String> services, String detail, long limitMs)
      implements Event {}

  /** What was {@link Ordered} is done and steady, or was given up (then why). */
  record Settled(long t, String id, boolean held, String reason) implements Event {}

  /**
   * The steady state was waited for. Whether it came in time is for the judge to compute.
   *
   * @param t when the last round of looks ended
   * @param moment as in {@link Looked}
   * @param from when the limit began to run: the strike, the cure, the order, or the question
   * @param limitMs how long it may take, counted from {@code from}
   * @param held whether the last round was healthy as a whole
   */
  record Awaited(long t, String moment, long from, long limitMs, boolean held, String reason)
      implements Event {}

  /**
   * Somebody could not be asked, from {@code from} to {@code t}: what happened there meanwhile is
   * not known, and nothing may be concluded from having seen nothing.
   *
   * @param who what is blind: {@code log}, {@code engine}, {@code nodes}, {@code events}, ...
   * @param subject the replica, node or service that could not be observed
   * @param why the reason in words
   */
  record Blind(long t, long from, String who, String subject, String why) implements Event {}

  /**
   * A container of the deployment ended, as its engine reported it; recorded with and without
   * traffic.
   *
   * @param at the engine's own time as epoch microseconds
   * @param replica name of the replica, {@code web.2}
   * @param container its full id
   * @param exitCode as the engine says; -1 when not known
   * @param oom whether the kernel killed for memory in it
   * @param asked whether an engine was told to end it before (a kill or stop order was seen), for
   *     another reason than its failing health check
   */
  record Ended(
      long t,
      long at,
      String replica,
      String container,
      String node,
      int exitCode,
      boolean oom,
      boolean asked)
      implements Event {}

  /**
   * How late the harness' own clock ticked since the last such event: the yardstick for time
   * budgets. On a machine that could not even run this thread in time, no slowness of the stack is
   * proven. Ticks that tell the same are one event.
   *
   * @param lateUs the largest delay of a tick since the last such event, in microseconds
   * @param stalled share of the time in which some work waited for a processor (PSI), 0 to 1; -1
   *     where the kernel does not tell
   */
  record Ticked(long t, long lateUs, double stalled) implements Event {}

  /** Why something that was found broken is broken; see {@link Cause}. */
  record Diagnosed(long t, Cause cause) implements Event {}

  /**
   * What a container wrote last before it ended without being asked to; secrets are left out.
   *
   * @param container its full id
   * @param lines the last ones with something in them, three at most
   */
  record LastWords(long t, String replica, String container, List<String> lines) implements Event {
    /** As the end of a sentence, with a comma before it. */
    public String told() {
      return ", last words: \"" + String.join(" / ", lines) + "\"";
    }
  }
}
