package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.index.Excuses;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Incident;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which everything was steady and nothing is excused. Times in microseconds since the run
 * began, both excluded.
 *
 * @param after what ended before it, in words
 * @param fault identifier of that fault; null when it was something else
 */
record Calm(long from, long until, String after, String fault) {
  static List<Calm> of(HistoryIndex facts) {
    long lastLook = facts.all(Event.Looked.class).mapToLong(Event.Looked::t).max().orElse(0);
    List<Calm> calms = new ArrayList<>();
    for (Excuses.Interval interval : facts.excuses().intervals()) {
      if (interval.steady() && (facts.schema() >= 2 || interval.fault().isPresent())) {
        long until = facts.excuses().calmUntil(interval.to(), lastLook + 1);
        if (!facts.excuses().goesOn(interval) && until > interval.to()) {
          String fault = interval.fault().map(Incident::id).orElse(null);
          calms.add(new Calm(interval.to(), until, interval.text(), fault));
        }
      }
    }
    return calms;
  }

  boolean holds(Event event) {
    return event.t() > from && event.t() < until;
  }
}
