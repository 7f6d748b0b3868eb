package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.index.Excuses;
import io.swarmassay.verdict.index.HistoryIndex;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** When engines were told to end containers, and did. */
final class Leaving {
  private static final Set<String> ENDING = Set.of("kill", "stop", "die");

  /** Clocks of engines and nodes differ by less than this. */
  private static final long SKEW_MICROS = 1_000_000;

  private final List<Event.Platform> events;
  private final Excuses excuses;

  private Leaving(List<Event.Platform> events, Excuses excuses) {
    this.events = events;
    this.excuses = excuses;
  }

  static Leaving of(HistoryIndex facts) {
    List<Event.Platform> containers =
        facts
            .all(Event.Platform.class)
            .filter(event -> event.kind().equals("container"))
            .filter(event -> ENDING.contains(event.action()) || event.action().equals("start"))
            .sorted(Comparator.comparingLong(Event.Platform::t))
            .toList();
    return new Leaving(containers, facts.excuses());
  }

  /** Whether that replica left at that time because it had been told to inside an excuse. */
  boolean excused(String replica, long t) {
    return events.stream()
        .filter(event -> event.subject().equals(replica) && event.t() <= t + SKEW_MICROS)
        .reduce((first, second) -> second)
        .filter(event -> ENDING.contains(event.action()))
        .filter(event -> told(replica, event))
        .isPresent();
  }

  /** From the first word of its ending: it may take its grace, and end when it is calm again. */
  private boolean told(String replica, Event.Platform last) {
    long first = last.t();
    for (int i = events.indexOf(last); i >= 0; i--) {
      Event.Platform event = events.get(i);
      if (event.subject().equals(replica)) {
        if (!ENDING.contains(event.action())) {
          break;
        }
        first = event.t();
      }
    }
    return excuses.during(first, first).isPresent();
  }
}
