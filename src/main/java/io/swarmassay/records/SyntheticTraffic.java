package io.swarmassay.records;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * A made-up healthy history of any length, for benchmarks: eight senders, three receivers, each
 * message tried and then handled; events are made as they are asked for.
 */
final class SyntheticTraffic implements Iterable<Event> {
  private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");
  private static final String[] SENDERS = names("s", 8);
  private static final String[] RECEIVERS = names("w.", 3);
  private static final int BEFORE = 12;
  private static final long EVERY_MICROS = 20;

  private final long operations;

  SyntheticTraffic(long operations) {
    this.operations = operations;
  }

  @Override
  public Iterator<Event> iterator() {
    return new Iterator<>() {
      private long next;

      @Override
      public boolean hasNext() {
        return next < BEFORE + 2 * operations + 2;
      }

      @Override
      public Event next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return event(next++);
      }
    };
  }

  private Event event(long index) {
    if (index < BEFORE) {
      return before((int) index);
    }
    long operation = (index - BEFORE) / 2;
    if (operation == operations) {
      long end = operations * EVERY_MICROS + 60_000_000;
      return (index - BEFORE) % 2 == 0
          ? new Event.Audited(end, List.of())
          : new Event.Closed(end, "finished");
    }
    return (index - BEFORE) % 2 == 0 ? tried(operation) : handled(operation);
  }

  private static Event before(int index) {
    return switch (index) {
      case 0 -> new Event.Opened(0, 1, "bench", "", "", 0, STARTED, List.of("ping"), 0, List.of());
      case 1 -> new Event.Offered(0, Operation.MESSAGE, 0, 5_000, false);
      case 2 -> new Event.Looked(0, "ping", "start", true, "6 of 6 pairs pong", true);
      case 3, 4, 5 -> new Event.Born(0, RECEIVERS[index - 3], 1, "");
      default -> sighted((index - 6) % 3, (index - 6) / 3 + 1);
    };
  }

  private static Event sighted(int by, int further) {
    return new Event.Sighted(0, RECEIVERS[by], RECEIVERS[(by + further) % 3], true);
  }

  private static Event tried(long operation) {
    long t = operation * EVERY_MICROS;
    return new Event.Tried(
        t + 300,
        Operation.MESSAGE,
        SENDERS[(int) (operation % 8)],
        RECEIVERS[(int) (operation % 3)],
        1,
        1,
        operation / 8,
        t,
        t + 7,
        operation % 1_000 == 999 ? Ending.UNKNOWN : Ending.OK,
        "");
  }

  private static Event handled(long operation) {
    return new Event.Handled(
        operation * EVERY_MICROS + 250,
        Operation.MESSAGE,
        SENDERS[(int) (operation % 8)],
        operation / 8,
        RECEIVERS[(int) (operation % 3)],
        1,
        1);
  }

  private static String[] names(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toArray(String[]::new);
  }
}
