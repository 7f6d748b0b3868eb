package io.swarmassay.history;

import java.util.List;

/** Where events go. Thread-safe; an event is on its way to disk when {@code record} returns. */
public interface Recorder {
  /** Microseconds since the run began, on the harness' monotonic clock. */
  long now();

  /** Appends an event. */
  void record(Event event);

  /** Appends several events in their order; cheaper than one by one. */
  default void record(List<? extends Event> events) {
    events.forEach(this::record);
  }
}
