package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import java.util.ArrayList;
import java.util.List;

/** What engines tell of containers, for tests; times in seconds since the run began. */
final class EngineEvents {
  private final List<Event> events;

  EngineEvents(List<Event> events) {
    this.events = events;
  }

  /** A healthy run of schema 2: steady at 1 s, two kills at 2 s and 4 s, the last look at 40 s. */
  static List<Event> run() {
    List<Event> events = new ArrayList<>(Histories.healthy());
    events.set(0, Histories.opened(2, 2));
    events.add(new Event.Awaited(1_000_000, "start", 100_000, 30_000, true, "steady"));
    Histories.looked(events, 40_000_000, "end");
    EngineEvents engine = new EngineEvents(events);
    engine.started("a1", "w.1", 0.5);
    engine.started("a2", "w.2", 0.5);
    engine.told("a2", "w.2", 2.001, "9");
    engine.ended("a2", "w.2", 2.01, 137, false, true);
    engine.started("b2", "w.2", 2.4);
    engine.told("b2", "w.2", 4.001, "9");
    engine.ended("b2", "w.2", 4.01, 137, false, true);
    engine.started("c2", "w.2", 4.3);
    return events;
  }

  EngineEvents started(String id, String replica, double t) {
    return platform(id, replica, t, "start", "");
  }

  EngineEvents told(String id, String replica, double t, String signal) {
    return platform(id, replica, t, "kill", signal);
  }

  EngineEvents platform(String id, String replica, double t, String action, String detail) {
    events.add(new Event.Platform(us(t), us(t), "n1", "container", action, replica, detail, id));
    return this;
  }

  EngineEvents ended(String id, String replica, double t, int code, boolean oom, boolean asked) {
    events.add(new Event.Ended(us(t), us(t), replica, id, "n1", code, oom, asked));
    return this;
  }

  static long us(double seconds) {
    return Math.round(seconds * 1_000_000);
  }
}
