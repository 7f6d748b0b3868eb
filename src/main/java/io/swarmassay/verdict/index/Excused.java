package io.swarmassay.verdict.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What excuses an operation, fast enough to ask for each of millions: faults and orders while they
 * are on, and the outages that they caused.
 */
final class Excused {
  private final List<Part> parts = new ArrayList<>();
  private final long[] from;
  private final long[] latest;

  /** What it was. */
  enum By {
    NOTHING,
    ORDER,
    FAULT
  }

  private record Part(long from, long to, By by) {}

  Excused(HistoryIndex facts) {
    for (Excuses.Interval interval : facts.excuses().intervals()) {
      if (!interval.id().equals(Deploying.START)) {
        parts.add(new Part(interval.from(), interval.to(), by(interval)));
      }
    }
    for (Outages.Outage outage : facts.outages()) {
      outage
          .excuse()
          .map(
              interval ->
                  new Part(outage.from(), Math.min(outage.to(), interval.cap()), by(interval)))
          .filter(part -> part.to() >= part.from())
          .ifPresent(parts::add);
    }
    parts.sort(Comparator.comparingLong(Part::from));
    from = parts.stream().mapToLong(Part::from).toArray();
    latest = new long[from.length];
    long end = Long.MIN_VALUE;
    for (int i = 0; i < from.length; i++) {
      end = Math.max(end, parts.get(i).to());
      latest[i] = end;
    }
  }

  private static By by(Excuses.Interval interval) {
    return interval.fault().isPresent() ? By.FAULT : By.ORDER;
  }

  /** What was on at some time between the two; a fault before an order. */
  By by(long begin, long end) {
    int at = Arrays.binarySearch(from, end);
    int last = at >= 0 ? lastOf(at) : -at - 2;
    By found = By.NOTHING;
    for (int i = last; i >= 0 && latest[i] >= begin && found != By.FAULT; i--) {
      Part part = parts.get(i);
      if (part.to() >= begin && part.by().compareTo(found) > 0) {
        found = part.by();
      }
    }
    return found;
  }

  private int lastOf(int at) {
    int last = at;
    while (last + 1 < from.length && from[last + 1] == from[at]) {
      last++;
    }
    return last;
  }
}
