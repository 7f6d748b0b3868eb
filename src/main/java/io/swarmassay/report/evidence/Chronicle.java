package io.swarmassay.report.evidence;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Reached;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A history drawn together for pictures: everything rare as it was, everything that comes by the
 * million as counts and percentiles of at most {@value #STRETCHES} stretches of time.
 */
public final class Chronicle {
  static final int STRETCHES = 480;
  private static final int FEW = 80;
  private static final int KEPT = 20_000;

  /** Operations over time, by kind. */
  public final Map<String, Buckets<OperationSummary>> operations = new TreeMap<>();

  /** The most memory over time, by replica, in bytes. */
  public final Map<String, Buckets<Peak>> memory = new TreeMap<>();

  /** Sizes of images by component, in bytes. */
  public final Map<String, Double> imageSizes = new TreeMap<>();

  private final Map<Class<?>, List<Event>> rare = new HashMap<>();
  private final Map<Operation, Buckets<OperationSummary>> kinds = new EnumMap<>(Operation.class);
  private double endMs;
  private long lines;
  private long leftOut;
  private String damage = "";
  private String hash = "";

  /** Takes the next event in. */
  public void accept(Event event) {
    lines++;
    endMs = Math.max(endMs, event.t() / 1000.0);
    if (event instanceof Event.Tried tried) {
      tried(tried);
    } else if (event instanceof Event.Sampled sampled) {
      sampled(sampled);
    } else if (!(event instanceof Event.Handled) && !(event instanceof Event.Resolved)) {
      keep(event);
    }
  }

  private void keep(Event event) {
    List<Event> kind = rare.computeIfAbsent(event.getClass(), any -> new ArrayList<>());
    if (kind.size() < KEPT) {
      kind.add(event);
    } else {
      leftOut++;
    }
  }

  private void tried(Event.Tried tried) {
    OperationSummary spread = kind(tried.kind()).at(tried.intended() / 1000.0);
    switch (tried.end()) {
      case OK -> spread.acknowledged((tried.t() - tried.intended()) / 1000.0);
      case FAIL -> spread.failed();
      case UNKNOWN -> spread.unknown();
    }
  }

  /** The operations come by the million: no look-up by name for each. */
  private Buckets<OperationSummary> kind(Operation operation) {
    Buckets<OperationSummary> kind = kinds.get(operation);
    if (kind == null) {
      kind = spread(operation.label());
      kinds.put(operation, kind);
    }
    return kind;
  }

  private void sampled(Event.Sampled sampled) {
    double ms = sampled.t() / 1000.0;
    switch (sampled.metric()) {
      case "memory" -> peaks(sampled.component()).at(ms).see(sampled.value());
      case "image-size" -> imageSizes.merge(sampled.component(), sampled.value(), Math::max);
      default -> {
        if (sampled.metric().endsWith("latency") || sampled.metric().equals("ping")) {
          spread("sampled " + sampled.metric()).at(ms).measured(sampled.value());
        }
      }
    }
  }

  private Buckets<OperationSummary> spread(String kind) {
    boolean sparse = kind.startsWith("sampled ");
    return operations.computeIfAbsent(
        kind,
        any ->
            new Buckets<>(
                sparse ? FEW : STRETCHES,
                sparse ? 250 : 50,
                OperationSummary::new,
                Chronicle::together));
  }

  private Buckets<Peak> peaks(String component) {
    return memory.computeIfAbsent(
        component, any -> new Buckets<>(STRETCHES / 2, 100, Peak::new, Peak::add));
  }

  private static OperationSummary together(OperationSummary left, OperationSummary right) {
    left.add(right);
    return left;
  }

  /** Says how far the history could be read. */
  void reached(Reached end) {
    hash = end.hash();
    damage =
        end.damage()
            .map(Reached.Damage::text)
            .orElse(end.torn() ? "its last line is not whole: the writer was killed" : "");
  }

  /** The running hash after the last readable line; empty without a history. */
  public String hash() {
    return hash;
  }

  /** Says that the history could not be read to its end. */
  void damaged(String why) {
    damage = why;
  }

  /** Every kept event of a kind, in order. */
  @SuppressWarnings("unchecked")
  public <E extends Event> List<E> all(Class<E> kind) {
    return (List<E>) rare.getOrDefault(kind, List.of());
  }

  /** The first event of a kind. */
  public <E extends Event> Optional<E> first(Class<E> kind) {
    return all(kind).stream().findFirst();
  }

  /** Milliseconds from the beginning of the run to the last event. */
  public double endMs() {
    return endMs;
  }

  /** How many events were read. */
  public long lines() {
    return lines;
  }

  /** How many rare events were too many to keep. */
  long leftOut() {
    return leftOut;
  }

  /** Why the history could not be read to its end; empty when it could. */
  public String damage() {
    return damage;
  }
}
