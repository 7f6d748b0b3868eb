package io.swarmassay.run;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Numbers what is ordered on purpose, and writes when it was ordered and when it was settled. */
final class OrderRecorder {
  private final Recorder recorder;
  private int count;

  OrderRecorder(Recorder recorder) {
    this.recorder = recorder;
  }

  /** Something that was ordered. */
  record Order(String id, long t) {}

  /** Writes, right before it is done, what is ordered of these services. */
  Order give(String kind, Collection<String> services, String detail, Duration limit) {
    Order order = new Order("o" + ++count, recorder.now());
    recorder.record(
        new Event.Ordered(
            order.t(), order.id(), kind, List.copyOf(services), detail, limit.toMillis()));
    return order;
  }

  /** It is done and steady, or was given up. */
  void settled(Order order, SteadyStateWait.Wait wait) {
    recorder.record(new Event.Settled(wait.t(), order.id(), wait.held(), wait.reason()));
  }
}
