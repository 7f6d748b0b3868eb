package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Moments;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/** How long a run was watched, and when engines could not be heard. */
final class Watched {
  /**
   * An engine that could not be heard for less is told of what it missed when it is heard again.
   */
  private static final long BRIEF_MICROS = 5_000_000;

  private Watched() {}

  /** Until the last look for the steady state; after that the deployment is taken away. */
  static long until(HistoryIndex facts) {
    LongStream looks = facts.trusted(Event.Looked.class).mapToLong(Event.Looked::t);
    LongStream waits = facts.trusted(Event.Awaited.class).mapToLong(Event.Awaited::t);
    return LongStream.concat(looks, waits).max().orElse(0);
  }

  /** The first engine that could not be heard in calm, of those that no fault had struck. */
  static Optional<String> blind(HistoryIndex facts) {
    long until = until(facts);
    return facts
        .all(Event.Blind.class)
        .filter(blind -> blind.who().equals("events") && blind.from() < until)
        .filter(blind -> Math.min(blind.t(), until) - blind.from() > BRIEF_MICROS)
        .filter(blind -> facts.excuses().any(blind.from()).isEmpty())
        .map(
            blind ->
                String.format(
                    Locale.ROOT,
                    "the engine of %s could not be heard from %s to %s: %s",
                    blind.subject(),
                    Moments.at(blind.from()),
                    Moments.at(blind.t()),
                    blind.why()))
        .findFirst();
  }
}
