package io.swarmassay.verdict.index;

import io.swarmassay.history.Operation;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many operations did not end ok, in calm and while faults were on. What fails in an outage
 * that a fault or an order caused counts there, however long it lasts.
 */
public final class Failures {
  static final String CALM = "calm";
  static final String FAULTS = "faults";

  /** What fails sooner was refused, and no slow machine refuses. */
  private static final double HUNG_MS = 1_000;

  private final Map<Operation, Count> calm = new EnumMap<>(Operation.class);
  private final Count inCalm = new Count();
  private final Count inFaults = new Count();
  private final Count inAll = new Count();

  /** How many of how many; both grow as they are counted. */
  public static final class Count {
    private long failed;
    private long hung;
    private long all;

    private void add(boolean bad) {
      all++;
      failed += bad ? 1 : 0;
    }

    /** Of those that failed: hung for longer than a second, and the machine may explain it. */
    public long hung() {
      return hung;
    }

    /** How many failed. */
    public long failed() {
      return failed;
    }

    /** How many ended. */
    public long all() {
      return all;
    }
  }

  private final MachineLoad machine;

  private Failures(MachineLoad machine) {
    this.machine = machine;
  }

  /** Counts them in that history. */
  public static Failures of(HistoryIndex facts) {
    Failures failures = new Failures(MachineLoad.of(facts));
    Excused excused = new Excused(facts);
    for (Operation kind : Operation.values()) {
      Count count = new Count();
      facts
          .operations(kind)
          .forEach(
              (sender, seq, page, at) -> {
                if (page.tried(at) && page.intended(at) < facts.soundEnd()) {
                  failures.count(excused, page, at, count);
                }
              });
      failures.calm.put(kind, count);
    }
    return failures;
  }

  private void count(Excused excused, OperationPage page, int at, Count ofKind) {
    boolean bad = !page.acknowledged(at);
    inAll.add(bad);
    switch (excused.by(page.intended(at), page.ended(at))) {
      case FAULT -> inFaults.add(bad);
      case ORDER -> {}
      case NOTHING -> {
        inCalm.add(bad);
        ofKind.add(bad);
        ofKind.hung += bad && hung(page.intended(at), page.ended(at)) ? 1 : 0;
      }
    }
  }

  private boolean hung(long from, long to) {
    double ms = Moments.ms(to - from);
    return ms > HUNG_MS && machine.mayExplain(ms, HUNG_MS, from, to);
  }

  /** Operations of one kind in calm. */
  public Count calm(Operation kind) {
    return calm.get(kind);
  }

  /**
   * The share that failed, 0 to 1; nothing where there was no operation.
   *
   * @param part {@code calm}, {@code faults}, or empty for the whole run
   */
  TimedValues share(String part) {
    Count count =
        switch (part) {
          case "" -> inAll;
          case CALM -> inCalm;
          case FAULTS -> inFaults;
          default -> new Count();
        };
    return count.all == 0 ? TimedValues.NONE : TimedValues.whole(count.failed / (double) count.all);
  }
}
