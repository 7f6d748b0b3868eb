package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryReader;
import io.swarmassay.history.Metric;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Reached;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a history says, sorted once for all checkers: operations in compact columns, every other
 * event in order. Filled by {@link #accept}, then only read.
 */
public final class HistoryIndex implements Consumer<Event> {
  private final List<Event> events = new ArrayList<>();
  private final Map<Operation, Operations> operations = new EnumMap<>(Operation.class);
  private final Map<Operation, Tally> tallies = new EnumMap<>(Operation.class);
  private final Map<Operation, Latencies> latencies = new EnumMap<>(Operation.class);
  private Timeline timeline;
  private Excuses excuses;
  private List<Outages.Outage> outages;
  private long latest;
  private Optional<Reached> reached = Optional.empty();
  private Event.Opened opened;
  private Event.Trouble trouble;
  private boolean closed;

  /** Nothing yet. */
  public HistoryIndex() {
    for (Operation kind : Operation.values()) {
      operations.put(kind, new Operations(kind));
    }
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.Tried tried) {
      latest = Math.max(latest, tried.t());
      accept(tried);
    } else if (event instanceof Event.Handled handled) {
      latest = Math.max(latest, handled.t());
      accept(handled);
    } else {
      remember(event);
    }
  }

  private void accept(Event.Tried tried) {
    Operations of = operations.get(tried.kind());
    if (trouble == null) {
      of.accept(tried);
    } else {
      of.afterwards(tried);
    }
  }

  private void accept(Event.Handled handled) {
    Operations of = operations.get(handled.kind());
    if (trouble == null) {
      of.accept(handled);
    } else {
      of.afterwards(handled);
    }
  }

  private void remember(Event event) {
    latest = Math.max(latest, event.t());
    events.add(event);
    if (event instanceof Event.Opened first && opened == null) {
      opened = first;
    } else if (event instanceof Event.Trouble first && trouble == null) {
      trouble = first;
    }
    closed |= event instanceof Event.Closed;
  }

  /** Reads a recorded history, as far as it can be read. */
  public static HistoryIndex read(Path history) throws IOException {
    HistoryIndex facts = new HistoryIndex();
    facts.reached(HistoryReader.read(history, facts));
    return facts;
  }

  /** Every value that was measured while the harness was sound, by metric, in its unit. */
  public Map<String, double[]> measurements() {
    Map<String, double[]> all = new TreeMap<>();
    Stream.concat(
            trusted(Event.Sampled.class).map(Event.Sampled::metric),
            Stream.of(
                    Metric.RECOVERED,
                    Metric.RECOVERY_TIME,
                    Metric.FIRST_SUCCESS,
                    Metric.OUTAGE,
                    Metric.FAILED)
                .map(Metric::label))
        .distinct()
        .forEach(metric -> all.put(metric, Measurements.of(metric, "", this).values().array()));
    all.values().removeIf(values -> values.length == 0);
    return all;
  }

  /** Says how far the file could be read; histories in memory have no file. */
  public void reached(Reached end) {
    reached = Optional.of(end);
  }

  /** How far the file could be read; empty for histories in memory. */
  public Optional<Reached> reached() {
    return reached;
  }

  /** Everything but operations, in order. */
  public List<Event> events() {
    return events;
  }

  /** The events of one type, in order. */
  public <E extends Event> Stream<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast);
  }

  /**
   * The events of one type that may count against the stack: those before the harness failed. What
   * is seen after that may be the harness' own doing.
   */
  public <E extends Event> Stream<E> trusted(Class<E> type) {
    return trusted().filter(type::isInstance).map(type::cast);
  }

  /** Everything but operations that may count against the stack. */
  public Stream<Event> trusted() {
    return events.stream().takeWhile(event -> event != trouble);
  }

  /** The latest time that may count against the stack. */
  public long soundEnd() {
    return trouble == null ? latest : Math.min(latest, trouble.t());
  }

  /** Whether the harness failed on the way. */
  public boolean troubled() {
    return trouble != null;
  }

  /** Whether users were to do that, as the plan, the traffic itself or its operations say. */
  public boolean planned(Operation kind) {
    return planned(kind.label())
        || !operations(kind).isEmpty()
        || all(Event.Offered.class).anyMatch(offered -> offered.kind() == kind);
  }

  /** Whether the plan names a traffic that begins so; never in histories of schema 1. */
  public boolean planned(String traffic) {
    return opened != null
        && opened.traffic() != null
        && opened.traffic().stream().anyMatch(name -> name.startsWith(traffic));
  }

  /** Strikes that were planned and not skipped, or struck all the same. */
  public long strikes() {
    long skipped = all(Event.Skipped.class).mapToLong(Event.Skipped::strikes).sum();
    long planned = opened == null ? 0 : opened.strikes() - skipped;
    return Math.max(planned, all(Event.Struck.class).count());
  }

  /** When the last deciding reading was taken that counts; the sound end when there was none. */
  public long lastLook() {
    return trusted(Event.Looked.class)
        .filter(Event.Looked::last)
        .mapToLong(Event.Looked::t)
        .max()
        .orElse(soundEnd());
  }

  /** Who could not be asked, and when. */
  public Blindness blindness() {
    return new Blindness(all(Event.Blind.class).toList());
  }

  /** All operations of one kind; empty when there were none. */
  public Operations operations(Operation kind) {
    return operations.get(kind);
  }

  /** What became of all operations of one kind. */
  public Tally tally(Operation kind) {
    return tallies.computeIfAbsent(kind, k -> Tally.of(k, this));
  }

  /** How fast operations of one kind were. */
  public Latencies latencies(Operation kind) {
    return latencies.computeIfAbsent(kind, k -> Latencies.of(k, this));
  }

  /** When faults were on. */
  public Timeline timeline() {
    if (timeline == null) {
      timeline = Timeline.of(this);
    }
    return timeline;
  }

  /** When something was excused, and by what. */
  public Excuses excuses() {
    if (excuses == null) {
      excuses = Excuses.of(this);
    }
    return excuses;
  }

  /** Version of the event vocabulary; 0 when the history has no begin. */
  public int schema() {
    return opened == null ? 0 : opened.schema();
  }

  /** When users could not do something. */
  public List<Outages.Outage> outages() {
    if (outages == null) {
      outages = Outages.of(this);
    }
    return outages;
  }

  /** What was planned and promised; empty when the history has no begin. */
  public Optional<Event.Opened> opened() {
    return Optional.ofNullable(opened);
  }

  /** Whether the lab was kept up on request: its end comes after the verdict. */
  public boolean kept() {
    return all(Event.Noted.class).anyMatch(noted -> noted.topic().equals(Event.Noted.KEPT));
  }

  /** Whether the run came to its end. */
  public boolean closed() {
    return closed;
  }

  /** The time of the latest event, in microseconds since the run began; 0 when there is none. */
  public long end() {
    return latest;
  }
}
