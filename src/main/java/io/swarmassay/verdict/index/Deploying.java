package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import java.util.Optional;

/** The first interval of a run: from its begin to the first time the steady state was decided. */
public final class Deploying {
  /** The moment of the first look, before any fault. */
  public static final String START = "start";

  private Deploying() {}

  /** Empty while nobody looked for the steady state at the start. */
  static Optional<Excuses.Interval> of(HistoryIndex facts) {
    Optional<Event.Awaited> awaited =
        facts.all(Event.Awaited.class).filter(wait -> wait.moment().equals(START)).findFirst();
    if (awaited.isPresent()) {
      Event.Awaited wait = awaited.get();
      long cap = wait.from() + wait.limitMs() * 1_000;
      boolean steady = wait.held() && wait.t() <= cap;
      return Optional.of(interval(Math.min(wait.t(), cap), cap, steady));
    }
    return facts
        .all(Event.Looked.class)
        .filter(looked -> looked.last() && looked.moment().equals(START))
        .reduce((first, second) -> second)
        .map(looked -> interval(looked.t(), looked.t(), looked.healthy()));
  }

  private static Excuses.Interval interval(long to, long cap, boolean steady) {
    return new Excuses.Interval(START, "the start", 0, to, cap, steady, Optional.empty());
  }
}
