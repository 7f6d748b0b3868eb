package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** When each replica's incarnations began and ended. */
public final class IncarnationTimes {
  private static final long NEVER = Long.MAX_VALUE;

  /**
   * How long after the end of a life an operation may have begun that belonged to it: clocks of
   * engines are known to some hundred milliseconds only.
   */
  private static final long CLOCKS_MICROS = 1_000_000;

  private final Map<String, TreeMap<Integer, long[]>> lives = new HashMap<>();

  /** As that history says. */
  public static IncarnationTimes of(HistoryIndex facts) {
    IncarnationTimes lives = new IncarnationTimes();
    facts.all(Event.Born.class).forEach(b -> lives.life(b.replica(), b.incarnation())[0] = b.t());
    facts.all(Event.Died.class).forEach(d -> lives.life(d.replica(), d.incarnation())[1] = d.t());
    return lives;
  }

  /** Whether anybody recorded lives of this replica. */
  public boolean known(String replica) {
    return lives.containsKey(replica);
  }

  /** The replicas whose lives were recorded. */
  public Set<String> replicas() {
    return lives.keySet();
  }

  /**
   * When the life ended in which the replica acknowledged something; {@link Long#MAX_VALUE} when it
   * did not end, empty when nobody recorded that life, or its end.
   *
   * @param incarnation 0 when not known: then any life that was there while the operation lasted
   */
  OptionalLong end(String replica, int incarnation, long intended, long acknowledged) {
    TreeMap<Integer, long[]> known = lives.getOrDefault(replica, new TreeMap<>());
    return incarnation > 0 ? endOf(known, incarnation) : firstEnd(known, intended, acknowledged);
  }

  /** A life that has no end although a later one began may have ended at any time. */
  private static OptionalLong endOf(TreeMap<Integer, long[]> known, int incarnation) {
    long[] life = known.get(incarnation);
    boolean lacking = life == null || life[1] == NEVER && known.higherKey(incarnation) != null;
    return lacking ? OptionalLong.empty() : OptionalLong.of(life[1]);
  }

  /** The replicas alive at that time, of those whose lives were recorded. */
  public boolean alive(String replica, long t) {
    return lives.getOrDefault(replica, new TreeMap<>()).values().stream()
        .anyMatch(life -> life[0] <= t && t < life[1]);
  }

  /**
   * Whether a later life of the replica had begun by then: what an orphan sees, and how it ends,
   * says nothing of the replica.
   *
   * @param incarnation 0 when not known: then no
   */
  public boolean superseded(String replica, int incarnation, long t) {
    return incarnation > 0
        && lives
            .getOrDefault(replica, new TreeMap<>())
            .tailMap(incarnation, false)
            .values()
            .stream()
            .anyMatch(later -> later[0] <= t);
  }

  /** When the life that goes on at that time began; 0 when not known. */
  public long bornBefore(String replica, long t) {
    return lives.getOrDefault(replica, new TreeMap<>()).values().stream()
        .filter(life -> life[0] <= t)
        .mapToLong(life -> life[0])
        .max()
        .orElse(0);
  }

  /** The first end of the lives that overlap it; else of those that had ended just before. */
  private static OptionalLong firstEnd(
      TreeMap<Integer, long[]> known, long intended, long acknowledged) {
    return overlapping(known, intended, acknowledged)
        .or(() -> overlapping(known, intended - CLOCKS_MICROS, acknowledged))
        .orElse(OptionalLong.empty());
  }

  private static Optional<OptionalLong> overlapping(
      TreeMap<Integer, long[]> known, long from, long to) {
    return known.entrySet().stream()
        .filter(life -> life.getValue()[0] <= to && life.getValue()[1] >= from)
        .map(life -> endOf(known, life.getKey()))
        .reduce(IncarnationTimes::earlier);
  }

  private static OptionalLong earlier(OptionalLong one, OptionalLong other) {
    return one.isEmpty() || other.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
  }

  private long[] life(String replica, int incarnation) {
    return lives
        .computeIfAbsent(replica, name -> new TreeMap<>())
        .computeIfAbsent(incarnation, number -> new long[] {0, NEVER});
  }
}
