package io.swarmassay.traffic;

import io.swarmassay.history.Recorder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Beats at a set rate, whatever becomes of what a beat begins; late ones are made up for. */
final class Metronome {
  private static final double MICROS = 1e6;
  private static final long LONGEST_NAP = 20_000_000;
  private final Recorder recorder;
  private final double every;
  private final LongConsumer beat;
  private volatile boolean stopped;

  /**
   * A metronome.
   *
   * @param beat takes the time for which the beat was intended, which may be a little past
   */
  Metronome(Recorder recorder, Rate rate, LongConsumer beat) {
    this.recorder = recorder;
    this.every = MICROS / rate.perSecond();
    this.beat = beat;
  }

  /** Beats from now on until stopped. */
  void run() {
    run(recorder.now());
  }

  /** Beats until stopped, the first time at {@code begun}. */
  void run(long begun) {
    for (long n = 0; awaited(begun + Math.round(n * every)); n++) {
      beat.accept(begun + Math.round(n * every));
    }
  }

  void stop() {
    stopped = true;
  }

  private boolean awaited(long due) {
    for (long left = due - recorder.now(); left > 0 && !stopped; left = due - recorder.now()) {
      LockSupport.parkNanos(Math.min(left * 1_000, LONGEST_NAP));
    }
    return !stopped;
  }
}
