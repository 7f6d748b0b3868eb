package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something is excused: recorded intervals, each with a begin, an end and a cap. Whatever is
 * not inside one of them happened in calm. Every checker that excuses anything asks here, and
 * nothing is ever excused by a name. Times in microseconds since the run began.
 */
public final class Excuses {
  private final List<Interval> intervals;
  private final List<Long> stages;

  private Excuses(List<Interval> intervals, List<Long> stages) {
    this.intervals = intervals;
    this.stages = stages;
  }

  /**
   * One recorded interval.
   *
   * @param id {@code f1}, {@code o1}, or {@code start}
   * @param text in words, for example {@code f3 (kill of atomvm-node.2)}
   * @param to when it ended as recorded, {@code cap} at the latest
   * @param cap when it had to be over at the latest, by the limit that was promised
   * @param steady whether everything was steady at its end
   * @param fault the fault, when it is one
   */
  public record Interval(
      String id,
      String text,
      long from,
      long to,
      long cap,
      boolean steady,
      Optional<Incident> fault) {
    boolean meets(long begin, long end) {
      return from <= end && to >= begin;
    }
  }

  static Excuses of(HistoryIndex facts) {
    Stream<Interval> faults =
        facts.timeline().incidents().stream().map(incident -> fault(incident, facts.end()));
    Stream<Interval> orders = facts.all(Event.Ordered.class).map(order -> order(order, facts));
    List<Interval> all =
        Stream.of(Deploying.of(facts).stream(), faults, orders)
            .flatMap(each -> each)
            .sorted(Comparator.comparingLong(Interval::from))
            .toList();
    return new Excuses(all, facts.schema() < 2 ? begins(facts) : List.of());
  }

  /** From the strike to the steady state, or to when that was due. */
  private static Interval fault(Incident incident, long end) {
    return new Interval(
        incident.id(),
        incident.text(),
        incident.struck().t(),
        incident.over(end),
        incident.due(end),
        incident.recoveredInTime(),
        Optional.of(incident));
  }

  /** From the order to its own end, or to when that was due. */
  private static Interval order(Event.Ordered order, HistoryIndex facts) {
    long cap = order.t() + order.limitMs() * 1_000;
    Optional<Event.Settled> settled =
        facts
            .all(Event.Settled.class)
            .filter(each -> each.id().equals(order.id()) && each.t() >= order.t())
            .findFirst();
    long to = settled.map(Event.Settled::t).filter(t -> t <= cap).orElse(cap);
    boolean steady = settled.filter(each -> each.held() && each.t() <= cap).isPresent();
    String text =
        String.format(Locale.ROOT, "%s (%s of %s)", order.id(), order.kind(), names(order));
    return new Interval(order.id(), text, order.t(), to, cap, steady, Optional.empty());
  }

  private static String names(Event.Ordered order) {
    return order.services().isEmpty() ? order.detail() : String.join(", ", order.services());
  }

  /** Histories without orders say when a step began, and that is where looking on ends. */
  private static List<Long> begins(HistoryIndex facts) {
    return facts.all(Event.Stage.class).map(Event.Stage::t).toList();
  }

  /** The start, every fault and every order, by their begin. */
  public List<Interval> intervals() {
    return intervals;
  }

  /** The latest fault or order that has some time in common with the given one. */
  public Optional<Interval> during(long from, long to) {
    return intervals.stream()
        .filter(interval -> !interval.id().equals(Deploying.START) && interval.meets(from, to))
        .reduce((first, second) -> second);
  }

  /** What was on at that time: the latest fault or order, or the start. */
  public Optional<Interval> any(long t) {
    return intervals.stream()
        .filter(interval -> interval.meets(t, t))
        .reduce((first, second) -> second);
  }

  /** How much of the time between the two is calm, in microseconds. */
  public long calm(long from, long to) {
    long calm = 0;
    long at = from;
    for (Interval interval : intervals) {
      if (interval.from() < to && interval.to() > at) {
        calm += Math.max(0, interval.from() - at);
        at = interval.to();
      }
    }
    return calm + Math.max(0, to - at);
  }

  /** Whether anything was ordered after that time. */
  public boolean ordered(long t) {
    return intervals.stream().anyMatch(each -> each.fault().isEmpty() && each.from() > t);
  }

  /** Whether anything was ordered after the one and no later than the other. */
  public boolean ordered(long after, long until) {
    return intervals.stream()
        .anyMatch(each -> each.fault().isEmpty() && each.from() > after && each.from() <= until);
  }

  /** Whether another interval goes on when this one ends. */
  public boolean goesOn(Interval ended) {
    return intervals.stream().anyMatch(each -> each.from() <= ended.to() && each.to() > ended.to());
  }

  /** The latest fault that was on at some time between the two. */
  public Optional<Incident> fault(long from, long to) {
    return intervals.stream()
        .filter(interval -> interval.fault().isPresent() && interval.meets(from, to))
        .reduce((first, second) -> second)
        .flatMap(Interval::fault);
  }

  /** When calm that goes on at that time ended: at the begin of the next interval, else at end. */
  public long calmUntil(long t, long end) {
    List<Long> begins = new ArrayList<>(stages);
    intervals.forEach(interval -> begins.add(interval.from()));
    return begins.stream()
        .mapToLong(Long::longValue)
        .filter(begin -> begin > t && begin < end)
        .min()
        .orElse(end);
  }
}
