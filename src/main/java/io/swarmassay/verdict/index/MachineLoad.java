package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import java.util.Locale;

/**
 * The yardstick beside times: how late the harness' own clock ticked, and for how long some work
 * waited for a processor. A time that would have been kept without these does not condemn.
 */
public final class MachineLoad {
  private static final long TICK_MICROS = 100_000;

  private final Event.Ticked[] ticks;

  /** Until the end of each tick: for how many microseconds some work had waited. */
  private final double[] waited;

  private MachineLoad(Event.Ticked[] ticks) {
    this.ticks = ticks;
    this.waited = new double[ticks.length];
    for (int i = 0; i < ticks.length; i++) {
      double before = i == 0 ? 0 : waited[i - 1];
      waited[i] = before + Math.max(0, ticks[i].stalled()) * (ticks[i].t() - begin(i));
    }
  }

  /** As that history says. */
  public static MachineLoad of(HistoryIndex facts) {
    return new MachineLoad(facts.all(Event.Ticked.class).toArray(Event.Ticked[]::new));
  }

  /**
   * Whether a time is beyond its limit by no more than the machine's own clock was late meanwhile,
   * or than some work had to wait for a processor while it lasted.
   *
   * @param since from when on it may have been measured, in microseconds; a later one than when it
   *     must have begun counts for nothing
   * @param moment when it was known
   */
  public boolean mayExplain(double ms, double limit, long since, long moment) {
    long from = from(ms, since, moment);
    return late(from, moment) >= ms - limit || ms - waitedMs(ms, from, moment) <= limit;
  }

  /** In words, of a time that was known at that moment. */
  public String text(double ms, long since, long moment) {
    long from = from(ms, since, moment);
    double share = ms <= 0 ? 0 : waitedMs(ms, from, moment) / ms;
    String of = String.format(Locale.ROOT, "%.0f %% of the time", share * 100);
    return String.format(
        Locale.ROOT,
        "our own clock was up to %s late meanwhile%s",
        Moments.lasting(late(from, moment)),
        share <= 0 ? "" : ", work waited for a processor " + of);
  }

  private static long from(double ms, long since, long moment) {
    long begun = moment - Math.round(ms * 1_000);
    return since > 0 ? Math.min(since, begun) : begun;
  }

  private double late(long from, long to) {
    double late = 0;
    for (int i = first(from - TICK_MICROS); i < ticks.length && begin(i) <= to; i++) {
      late = Math.max(late, Moments.ms(ticks[i].lateUs()));
    }
    return late;
  }

  /** The most that any time of that length between these two met. */
  private double waitedMs(double ms, long from, long to) {
    long length = Math.round(ms * 1_000);
    long last = to - length;
    double most = Math.max(waited(from, length), waited(last, length));
    for (int i = first(from); i < ticks.length && begin(i) <= to; i++) {
      long begin = Math.min(begin(i), last);
      long end = Math.max(ticks[i].t() - length, from);
      most = Math.max(most, begin < from ? 0 : waited(begin, length));
      most = Math.max(most, end > last ? 0 : waited(end, length));
    }
    return Math.min(ms, most / 1_000);
  }

  private double waited(long from, long length) {
    return waitedUntil(from + length) - waitedUntil(from);
  }

  private double waitedUntil(long t) {
    int i = first(t);
    if (i == ticks.length) {
      return i == 0 ? 0 : waited[i - 1];
    }
    double whole = waited[i] - (i == 0 ? 0 : waited[i - 1]);
    double part = Math.max(0, t - begin(i)) / (double) Math.max(1, ticks[i].t() - begin(i));
    return waited[i] - whole * (1 - part);
  }

  /** A tick tells of the time since the one before it, the first of all since the run began. */
  private long begin(int i) {
    return i == 0 ? Math.min(0, ticks[0].t()) : ticks[i - 1].t();
  }

  /** The first tick that ends at a moment or later. */
  private int first(long t) {
    int low = 0;
    int high = ticks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ticks[middle].t() < t) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
