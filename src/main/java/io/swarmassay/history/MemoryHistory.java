package io.swarmassay.history;

import java.util.ArrayList;
import java.util.List;

/** A history in memory, for tests and for looking before anything is on disk. Thread-safe. */
public final class MemoryHistory implements Recorder {
  private final long origin = System.nanoTime();
  private final List<Event> events = new ArrayList<>();

  @Override
  public long now() {
    return (System.nanoTime() - origin) / 1_000;
  }

  @Override
  public synchronized void record(Event event) {
    events.add(event);
  }

  /** What was recorded so far, in order. */
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }
}
