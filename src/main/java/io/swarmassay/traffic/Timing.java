package io.swarmassay.traffic;

import io.swarmassay.beam.Term;
import io.swarmassay.history.Event;
import io.swarmassay.history.Metric;
import io.swarmassay.history.Recorder;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long messages took from the call to being handled, as their sender's node measures it: of one
 * message every {@value #EVERY} microseconds, since asking a handler for what it has costs it time.
 */
final class Timing {
  private static final long EVERY = 250_000;
  private static final double MILLI = 1_000.0;

  private final Recorder recorder;
  private final AtomicLong next;

  Timing(Recorder recorder) {
    this.recorder = recorder;
    this.next = new AtomicLong(recorder.now());
  }

  /** Whether the message that is about to be sent is to be followed. */
  boolean due() {
    long now = recorder.now();
    long when = next.get();
    return now >= when && next.compareAndSet(when, now + EVERY);
  }

  /** Records the times that came with the answer of a sender process, in milliseconds. */
  void take(Term answer) {
    if (answer instanceof Term.Tuple sent && sent.tagged("sent", 3)) {
      for (Term handled : sent.parts().get(2).parts()) {
        double millis = ((Term.Int) handled.parts().get(1)).value().doubleValue() / MILLI;
        recorder.record(
            new Event.Sampled(recorder.now(), Metric.MESSAGE_LATENCY.label(), "", millis));
      }
    }
  }
}
