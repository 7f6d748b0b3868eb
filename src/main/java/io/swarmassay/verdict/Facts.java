package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import io.swarmassay.history.Reached;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a history says, sorted once for all checkers: operations in compact columns, every other
 * event in order. Filled by {@link #accept}, then only read.
 */
public final class Facts implements Consumer<Event> {
  private final List<Event> events = new ArrayList<>();
  private Optional<Reached> reached = Optional.empty();
  private Event.Opened opened;
  private Event.Trouble trouble;
  private boolean closed;

  @Override
  public void accept(Event event) {
    events.add(event);
    if (event instanceof Event.Opened first && opened == null) {
      opened = first;
    } else if (event instanceof Event.Trouble first && trouble == null) {
      trouble = first;
    }
    closed |= event instanceof Event.Closed;
  }

  /** Says how far the file could be read; histories in memory have no file. */
  void reached(Reached end) {
    reached = Optional.of(end);
  }

  /** How far the file could be read; empty for histories in memory. */
  public Optional<Reached> reached() {
    return reached;
  }

  /** Everything but operations, in order. */
  public List<Event> events() {
    return events;
  }

  /** The events of one type, in order. */
  public <E extends Event> Stream<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast);
  }

  /**
   * The events of one type that may count against the stack: those before the harness failed. What
   * is seen after that may be the harness' own doing.
   */
  public <E extends Event> Stream<E> trusted(Class<E> type) {
    return events.stream()
        .takeWhile(event -> event != trouble)
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** What was planned and promised; empty when the history has no begin. */
  public Optional<Event.Opened> opened() {
    return Optional.ofNullable(opened);
  }

  /** Whether the run came to its end. */
  public boolean closed() {
    return closed;
  }

  /** The time of the latest event, in microseconds since the run began; 0 when there is none. */
  public long end() {
    return events.stream().mapToLong(Event::t).max().orElse(0);
  }
}
