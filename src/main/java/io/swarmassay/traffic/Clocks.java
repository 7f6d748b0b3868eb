package io.swarmassay.traffic;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Times of other clocks on the run's. A clock's offset is measured against this machine's; it is
 * used only when it is larger than the error of its measurement, since engines and containers of a
 * lab share one clock with us.
 */
final class Clocks {
  private static final int SAMPLES = 5;
  private static final double MILLI = 1_000.0;

  private final Recorder recorder;
  private final Map<String, Offset> offsets = new ConcurrentHashMap<>();

  Clocks(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * How far a clock is ahead of ours.
   *
   * @param micros microseconds
   * @param error half of the shortest round trip in which it was asked, microseconds
   */
  record Offset(long micros, long error) {
    long used() {
      return Math.abs(micros) > error ? micros : 0;
    }

    String text() {
      return String.format(
          Locale.ROOT,
          "%+.3f ms, at most %.3f ms wrong, %s",
          micros / MILLI,
          error / MILLI,
          used() == 0 ? "taken as ours" : "corrected");
    }
  }

  /** Measures a clock, once; {@code ask} throws when it cannot be read. */
  void measure(String clock, Supplier<Instant> ask) {
    if (offsets.containsKey(clock)) {
      return;
    }
    Offset best = once(ask);
    for (int i = 1; i < SAMPLES; i++) {
      Offset next = once(ask);
      best = next.error() < best.error() ? next : best;
    }
    offsets.put(clock, best);
    note(Map.of(clock, best.text()));
  }

  private static Offset once(Supplier<Instant> ask) {
    Instant before = Instant.now();
    Instant there = ask.get();
    long half = ChronoUnit.MICROS.between(before, Instant.now()) / 2;
    return new Offset(ChronoUnit.MICROS.between(before, there) - half, half + 1);
  }

  private void note(Map<String, String> facts) {
    recorder.record(new Event.Noted(recorder.now(), "clocks", new TreeMap<>(facts)));
  }

  /** The run's time of what that clock showed. */
  long t(String clock, Instant at) {
    Offset offset = offsets.get(clock);
    long ahead = offset == null ? 0 : offset.used();
    return recorder.now() - ChronoUnit.MICROS.between(at, Instant.now()) - ahead;
  }
}
