package io.swarmassay.swarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The time of a {@link FakeSwarm}: it goes on when told to, and what is due then happens. */
final class FakeClock {
  private record Due(Instant at, long order, Runnable action) {}

  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long order;

  Instant now() {
    return now;
  }

  void advance(Duration by) {
    Instant until = now.plus(by);
    while (!due.isEmpty() && !due.peek().at().isAfter(until)) {
      Due next = due.poll();
      now = next.at();
      next.action().run();
    }
    now = until;
  }

  void later(Duration delay, Runnable action) {
    due.add(new Due(now.plus(delay), order++, action));
  }

  /** A number it never gave before. */
  long next() {
    return ++order;
  }
}
