package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import java.util.List;
import java.util.Locale;

/**
 * The yardstick beside times: how late the harness' own clock ticked, and how much of the time some
 * work waited for a processor. A time that would have been kept without these does not condemn.
 */
final class Machine {
  private static final long TICK_MICROS = 100_000;

  private final List<Event.Ticked> ticks;

  private Machine(List<Event.Ticked> ticks) {
    this.ticks = ticks;
  }

  static Machine of(Facts facts) {
    return new Machine(facts.all(Event.Ticked.class).toList());
  }

  /**
   * Whether a time is beyond its limit by no more than what the machine itself was late, or as much
   * longer as work waited for a processor: what took {@code ms} while it waited for three quarters
   * of the time would have taken a quarter.
   *
   * @param moment when the time was over
   */
  boolean mayExplain(double ms, double limit, long moment) {
    return late(ms, moment) >= ms - limit || ms * (1 - stalled(ms, moment)) <= limit;
  }

  /** In words, of a time that was over at that moment. */
  String text(double ms, long moment) {
    double stalled = stalled(ms, moment);
    String waited =
        stalled <= 0
            ? ""
            : String.format(
                Locale.ROOT, ", work waited for a processor %.0f %% of the time", stalled * 100);
    return "our own clock was up to %s late meanwhile%s"
        .formatted(Moments.lasting(late(ms, moment)), waited);
  }

  private double late(double ms, long moment) {
    return ticks.stream()
        .filter(tick -> meets(tick, ms, moment))
        .mapToDouble(tick -> Moments.ms(tick.lateUs()))
        .max()
        .orElse(0);
  }

  private double stalled(double ms, long moment) {
    return ticks.stream()
        .filter(tick -> meets(tick, ms, moment) && tick.stalled() > 0)
        .mapToDouble(Event.Ticked::stalled)
        .average()
        .orElse(0);
  }

  /** Whether a tick tells of the time in which the value was measured. */
  private boolean meets(Event.Ticked tick, double ms, long moment) {
    int at = ticks.indexOf(tick);
    long since = at == 0 ? 0 : ticks.get(at - 1).t();
    long begin = moment - Math.round(ms * 1_000) - TICK_MICROS;
    return since <= moment && tick.t() >= begin;
  }
}
