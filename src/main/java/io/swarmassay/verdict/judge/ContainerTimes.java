package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.index.HistoryIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Every container of the deployment as its engine told of it: when it started, was told to end, and
 * ended. Times in microseconds since the run began.
 */
final class ContainerTimes {
  private static final long UNKNOWN = -1;
  private static final String SIGKILL = "9";

  /** An event that came later than this after its engine's own time had to wait for the engine. */
  private static final long REPLAYED_MICROS = 2_000_000;

  private final Map<String, Life> lives = new LinkedHashMap<>();
  private final HistoryIndex facts;

  private ContainerTimes(HistoryIndex facts) {
    this.facts = facts;
  }

  static ContainerTimes of(HistoryIndex facts) {
    ContainerTimes containers = new ContainerTimes(facts);
    facts.trusted(Event.Ended.class).forEach(containers::ended);
    facts.trusted(Event.Platform.class).forEach(containers::heard);
    return containers;
  }

  /** Whether engines were heard at all. */
  boolean isEmpty() {
    return lives.isEmpty();
  }

  /** In the order in which they started. */
  List<Life> lives() {
    return lives.values().stream()
        .sorted(Comparator.comparingLong(Life::started).thenComparing(Life::id))
        .toList();
  }

  /** The first container that started in that place within the given time. */
  Optional<Life> started(String replica, long after, long until) {
    return lives().stream()
        .filter(life -> life.replica.equals(replica))
        .filter(life -> life.started > after && life.started <= until)
        .findFirst();
  }

  /** How many containers of that place ended until then without having been told to. */
  long ends(String replica, long until) {
    return lives.values().stream()
        .filter(life -> life.replica.equals(replica) && life.ended != UNKNOWN)
        .filter(life -> life.ended <= until && !life.end.asked())
        .count();
  }

  private void ended(Event.Ended event) {
    Life life = life(event.container(), event.replica(), event.node());
    life.end = event;
    life.ended = time(event.t(), event.at(), event.node());
  }

  private void heard(Event.Platform event) {
    if (!event.kind().equals("container") || event.id().isEmpty()) {
      return;
    }
    long t = time(event.t(), event.at(), event.node());
    switch (event.action()) {
      case "start", "running" -> life(event).started = t;
      case "kill" -> life(event).told(t, event.detail());
      case "health_status" -> life(event).sick = event.detail().equals("unhealthy");
      default -> {}
    }
  }

  private Life life(Event.Platform event) {
    return life(event.id(), event.subject(), event.node());
  }

  private Life life(String id, String replica, String node) {
    return lives.computeIfAbsent(id, unknown -> new Life(id, replica, node));
  }

  /** When it was heard; of an engine that could not be heard before, by its own clock. */
  private long time(long t, long at, String node) {
    long own =
        facts
            .opened()
            .map(opened -> at - opened.started().toEpochMilli() * 1_000)
            .filter(since -> since >= 0 && t - since > REPLAYED_MICROS)
            .orElse(t);
    return own < t && blind(node, t) ? own : t;
  }

  private boolean blind(String node, long t) {
    return facts
        .all(Event.Blind.class)
        .filter(blind -> blind.who().equals("events") && blind.subject().equals(node))
        .anyMatch(blind -> blind.from() <= t && t <= blind.t() + REPLAYED_MICROS);
  }

  /** One container. */
  static final class Life {
    private final String id;
    private final String replica;
    private final String node;
    private final List<Long> orders = new ArrayList<>();
    private long started = UNKNOWN;
    private long ended = UNKNOWN;
    private long killed = UNKNOWN;
    private boolean sick;
    private Event.Ended end;

    private Life(String id, String replica, String node) {
      this.id = id;
      this.replica = replica;
      this.node = node;
    }

    private void told(long t, String signal) {
      if (signal.equals(SIGKILL)) {
        killed = t;
      }
      orders.add(t);
    }

    String id() {
      return id;
    }

    String replica() {
      return replica;
    }

    String node() {
      return node;
    }

    /** -1 when it was there before the run. */
    long started() {
      return started;
    }

    /** Empty while it runs. */
    OptionalLong ended() {
      return ended == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(ended);
    }

    Event.Ended end() {
      return end;
    }

    /** Whether its health check failed at last. */
    boolean sick() {
      return sick;
    }

    /** When an engine was first told to end it; empty when none was. */
    OptionalLong asked() {
      boolean told = end == null || end.asked() || sick;
      return told && !orders.isEmpty() ? OptionalLong.of(orders.get(0)) : OptionalLong.empty();
    }

    /** Microseconds from the first word to SIGKILL; empty when it ended without or at once. */
    OptionalLong grace() {
      return killed > 0 && orders.get(0) < killed && end != null && end.exitCode() == 137
          ? OptionalLong.of(killed - orders.get(0))
          : OptionalLong.empty();
    }

    /** When its end began: when it was told to, or else when it ended. */
    long began() {
      return asked().orElse(ended);
    }
  }
}
