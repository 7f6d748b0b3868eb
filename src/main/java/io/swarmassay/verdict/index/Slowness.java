package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the machine, rather than the stack, explains that something took longer than it might, or
 * that nobody answered in the time we gave.
 */
public final class Slowness {
  /** As long as probes wait for an answer, or longer. */
  private static final long ANSWER_MICROS = 5_000_000;

  /** How a node says that it did not finish in the time we gave it. */
  private static final Pattern UNFINISHED =
      Pattern.compile("not (done|resolved) within \\d+ ms|and \\d+ more");

  /** How swarm says that a node's engine is still at work on a task, and that one went wrong. */
  private static final Pattern AT_WORK =
      Pattern.compile("\\.\\S+:? (assigned|accepted|preparing|ready|starting)\\b");

  private static final Pattern WRONG =
      Pattern.compile("failed|rejected|before it|pending|paused|orphaned|exit \\(");

  private Slowness() {}

  /** Why a time that is over tells nothing of the stack; empty when it does. Microseconds. */
  public static Optional<String> explains(long from, long to, long limit, HistoryIndex facts) {
    double took = Moments.ms(to - from);
    MachineLoad machine = MachineLoad.of(facts);
    return took > Moments.ms(limit) && machine.mayExplain(took, Moments.ms(limit), from, to)
        ? Optional.of("but the machine could not have kept it: " + machine.text(took, from, to))
        : Optional.empty();
  }

  /** The same of a recovery: of one that came too late, or of one that nobody could see. */
  public static Optional<String> explains(Incident incident, HistoryIndex facts) {
    if (incident.recovered() == null || incident.recoveredInTime() || incident.since().isEmpty()) {
      return Optional.empty();
    }
    if (!incident.recovered().inTime()) {
      return facts
          .trusted(Event.Looked.class)
          .filter(looked -> looked.last() && !looked.healthy() && !looked.unproven())
          .filter(looked -> AfterFault.concerns(looked.moment(), incident.id()))
          .findFirst()
          .flatMap(
              looked ->
                  unanswered(looked, facts)
                      .or(
                          () ->
                              atWork(
                                  looked, incident.since().getAsLong(), limitUs(incident), facts)));
    }
    return explains(
        incident.since().getAsLong(), incident.recovered().t(), limitUs(incident), facts);
  }

  private static long limitUs(Incident incident) {
    return incident.struck().limitMs() * 1_000;
  }

  /**
   * Why tasks that engines were still at work on, without an error, when the time for a wait was
   * over tell nothing: the machine had no processor for it. Empty when they tell something.
   */
  public static Optional<String> unstarted(Event.Looked looked, HistoryIndex facts) {
    return facts
        .trusted(Event.Awaited.class)
        .filter(wait -> !wait.held() && wait.moment().equals(looked.moment()))
        .findFirst()
        .flatMap(wait -> atWork(looked, wait.from(), wait.limitMs() * 1_000, facts));
  }

  private static Optional<String> atWork(
      Event.Looked looked, long from, long limit, HistoryIndex facts) {
    boolean working =
        AT_WORK.matcher(looked.reason()).find() && !WRONG.matcher(looked.reason()).find();
    return working ? explains(from, looked.t(), limit, facts) : Optional.empty();
  }

  /**
   * Why a reading that got no answer in the time we gave, or whose nodes did not finish in it,
   * tells nothing: work waited for a processor for more than half of it. Empty when it tells
   * something.
   */
  public static Optional<String> unanswered(Event.Looked looked, HistoryIndex facts) {
    if (!looked.late() && !unfinished(looked)) {
      return Optional.empty();
    }
    MachineLoad machine = MachineLoad.of(facts);
    long from = Math.max(0, looked.t() - ANSWER_MICROS);
    double ms = Moments.ms(looked.t() - from);
    return machine.mayExplain(ms, ms / 2, from, looked.t())
        ? Optional.of(
            "but the machine could not have answered: " + machine.text(ms, from, looked.t()))
        : Optional.empty();
  }

  private static boolean unfinished(Event.Looked looked) {
    String[] faults = looked.reason().split("; ");
    return !looked.healthy()
        && looked.reason().contains(" within ")
        && Arrays.stream(faults).allMatch(fault -> UNFINISHED.matcher(fault).find());
  }
}
