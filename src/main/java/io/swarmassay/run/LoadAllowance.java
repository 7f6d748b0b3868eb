package io.swarmassay.run;

import io.swarmassay.run.record.Ticker;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much longer than its limit something is waited for on a machine that has no processor for it:
 * as long as work waited for one meanwhile (PSI), at most as long as the limit itself. The limit
 * stays what it is, and the judge holds it; but only who waits on can tell what a slow machine made
 * late from what never comes.
 */
final class LoadAllowance {
  private final LongSupplier stalledUs;
  private final long then;

  private LoadAllowance(LongSupplier stalledUs) {
    this.stalledUs = stalledUs;
    this.then = stalledUs.getAsLong();
  }

  /** From now on, on this machine. */
  static LoadAllowance begin() {
    return begin(() -> Ticker.stalled(Ticker.PRESSURE).orElse(-1));
  }

  /**
   * @param stalledUs microseconds in which some work waited, since the machine started; -1 for not
   *     known
   */
  static LoadAllowance begin(LongSupplier stalledUs) {
    return new LoadAllowance(stalledUs);
  }

  /** What is added to a limit, as far as is known now. */
  Duration beyond(Duration limit) {
    long now = stalledUs.getAsLong();
    long stalled = now < 0 || then < 0 ? 0 : Math.max(0, now - then);
    return Duration.ofNanos(Math.min(limit.toNanos(), stalled * 1_000));
  }
}
