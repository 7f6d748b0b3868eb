package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.history.Promise;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Small histories for tests: a healthy one, and what can be done to it. */
public final class Histories {
  static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

  private Histories() {}

  public static Promise promise(String metric, String statistic, double limit, Promise.Kind kind) {
    return new Promise(metric, "", statistic, limit, kind, "because", "doc.txt, Speed", "fast");
  }

  public static Event opened(int strikes, Promise... promises) {
    return opened(1, strikes, promises);
  }

  public static Event opened(int schema, int strikes, Promise... promises) {
    return new Event.Opened(
        0,
        schema,
        "messaging",
        "title",
        "messaging",
        7,
        STARTED,
        List.of("ping", "replicas"),
        strikes,
        List.of(promises));
  }

  /** Two kills, both recovered; three pings measured. */
  public static List<Event> healthy(Promise... promises) {
    List<Event> events = new ArrayList<>();
    events.add(opened(2, promises));
    looked(events, 1_000_000, "start");
    events.add(new Event.Sampled(1_000_001, "ping", "", 0.1));
    events.add(new Event.Sampled(1_000_002, "ping", "", 0.3));
    events.add(new Event.Sampled(1_000_003, "ping", "", 0.2));
    kill(events, "f1", 2_000_000, 910_000);
    kill(events, "f2", 4_000_000, 500_000);
    looked(events, 5_000_000, "end");
    events.add(new Event.Audited(5_100_000, List.of()));
    events.add(new Event.Closed(5_200_000, "completed"));
    return events;
  }

  static void looked(List<Event> events, long t, String moment) {
    if (!moment.equals("end")) {
      events.add(new Event.Looked(t - 9, "ping", moment, false, "5 of 6 pairs pong", false));
    }
    events.add(new Event.Looked(t, "ping", moment, true, "6 of 6 pairs pong", true));
    events.add(new Event.Looked(t, "replicas", moment, true, "3 of 3 running", true));
  }

  static void kill(List<Event> events, String id, long t, long lasting) {
    events.add(new Event.Remedied(t - 2, id, "NOT_NEEDED", "nothing to undo"));
    events.add(new Event.Struck(t, id, "kill", "w.2", List.of("w.2"), "SWARM", 30_000, 900));
    events.add(new Event.Proven(t + 61_000, id, true, "container gone after 61 ms"));
    events.add(new Event.Phase(t + lasting / 2, id, "started"));
    looked(events, t + lasting, "after " + id);
    events.add(new Event.Recovered(t + lasting, id, true, ""));
  }

  static List<Event> without(List<Event> events, Predicate<Event> unwanted) {
    return events.stream().filter(unwanted.negate()).toList();
  }

  /** Changes the events of one type. */
  static <E extends Event> List<Event> changed(
      List<Event> events, Class<E> type, UnaryOperator<E> change) {
    return events.stream()
        .map(event -> type.isInstance(event) ? change.apply(type.cast(event)) : event)
        .toList();
  }

  /** What these events say. */
  public static HistoryIndex facts(List<? extends Event> events) {
    HistoryIndex facts = new HistoryIndex();
    events.forEach(facts);
    return facts;
  }

  /** What a check comes to when these events are judged. */
  public static Check check(List<Event> events, String name) {
    return Judge.judge(events).checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
