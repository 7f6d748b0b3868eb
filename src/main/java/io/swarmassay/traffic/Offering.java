package io.swarmassay.traffic;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * What one kind of traffic offers, and what becomes of it: counted while it flows, so that what was
 * due and never begun is told as well, and whether it flowed at all.
 */
final class Offering {
  private static final long TELLING = 1_000_000;
  private static final double MICROS = 1e6;

  private final Recorder recorder;
  private final Operation kind;
  private final Rate rate;
  private final AtomicLong due = new AtomicLong();
  private final AtomicLong tried = new AtomicLong();
  private long begun;
  private long since;
  private long missed;
  private String why = "";

  Offering(Recorder recorder, Operation kind, Rate rate) {
    this.recorder = recorder;
    this.kind = kind;
    this.rate = rate;
  }

  /**
   * Traffic begins now.
   *
   * @param offer begins an operation that was due at the given time
   */
  Metronome begin(long boundMs, boolean durable, LongConsumer offer) {
    begun = recorder.now();
    recorder.record(new Event.Offered(begun, kind, rate.perSecond(), boundMs, durable));
    return new Metronome(
        recorder,
        rate,
        intended -> {
          due.incrementAndGet();
          offer.accept(intended);
        });
  }

  /** The end of an operation. */
  void tried(Event.Tried end) {
    recorder.record(end);
    tried.incrementAndGet();
  }

  /** An operation was due, and there was nobody to send it, or nobody to send it to. */
  synchronized void unbegun(long intended, String reason) {
    if (missed > 0 && (!why.equals(reason) || intended - since >= TELLING)) {
      tell();
    }
    if (missed == 0) {
      since = intended;
      why = reason;
    }
    missed++;
  }

  private void tell() {
    recorder.record(new Event.Unbegun(recorder.now(), kind, since, missed, why));
    missed = 0;
  }

  /**
   * Traffic has ended, and all of its operations with it.
   *
   * @param stopped when the last operation was due at the latest
   */
  synchronized void cease(long stopped) {
    if (missed > 0) {
      tell();
    }
    recorder.record(new Event.Ceased(stopped, kind, due.get(), tried.get()));
    recorder.record(
        new Event.Noted(recorder.now(), "traffic", Map.of(kind.plural(), reached(stopped))));
  }

  private String reached(long stopped) {
    double seconds = Math.max(1, stopped - begun) / MICROS;
    return String.format(
        Locale.ROOT,
        "%,d begun or turned away of %,d due in %.1f s: %.1f/s of the %.1f/s offered",
        tried.get(),
        due.get(),
        seconds,
        tried.get() / seconds,
        rate.perSecond());
  }
}
