package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** When each replica's incarnations began and ended. */
final class Lives {
  private static final long NEVER = Long.MAX_VALUE;

  private final Map<String, TreeMap<Integer, long[]>> lives = new HashMap<>();

  static Lives of(Facts facts) {
    Lives lives = new Lives();
    facts.all(Event.Born.class).forEach(b -> lives.life(b.replica(), b.incarnation())[0] = b.t());
    facts.all(Event.Died.class).forEach(d -> lives.life(d.replica(), d.incarnation())[1] = d.t());
    return lives;
  }

  /** Whether anybody recorded lives of this replica. */
  boolean known(String replica) {
    return lives.containsKey(replica);
  }

  /**
   * When the life ended in which the replica acknowledged something; {@link Long#MAX_VALUE} when it
   * did not end.
   *
   * @param incarnation 0 when not known: then any life that was there while the operation lasted
   */
  long end(String replica, int incarnation, long intended, long acknowledged) {
    TreeMap<Integer, long[]> known = lives.getOrDefault(replica, new TreeMap<>());
    long[] life = known.get(incarnation);
    return life != null ? life[1] : firstEnd(known, intended, acknowledged);
  }

  /** The replicas alive at that time, of those whose lives were recorded. */
  boolean alive(String replica, long t) {
    return lives.getOrDefault(replica, new TreeMap<>()).values().stream()
        .anyMatch(life -> life[0] <= t && t < life[1]);
  }

  /**
   * Whether a later life of the replica had begun by then: what an orphan sees, and how it ends,
   * says nothing of the replica.
   *
   * @param incarnation 0 when not known: then no
   */
  boolean superseded(String replica, int incarnation, long t) {
    return incarnation > 0
        && lives
            .getOrDefault(replica, new TreeMap<>())
            .tailMap(incarnation, false)
            .values()
            .stream()
            .anyMatch(later -> later[0] <= t);
  }

  /** When the life that goes on at that time began; 0 when not known. */
  long bornBefore(String replica, long t) {
    return lives.getOrDefault(replica, new TreeMap<>()).values().stream()
        .filter(life -> life[0] <= t)
        .mapToLong(life -> life[0])
        .max()
        .orElse(0);
  }

  private static long firstEnd(TreeMap<Integer, long[]> known, long intended, long acknowledged) {
    LongSupplier latestBefore =
        () -> ends(known).filter(end -> end <= acknowledged).max().orElse(NEVER);
    return known.values().stream()
        .filter(life -> life[0] <= acknowledged && life[1] >= intended)
        .mapToLong(life -> life[1])
        .min()
        .orElseGet(latestBefore);
  }

  private static LongStream ends(TreeMap<Integer, long[]> known) {
    return known.values().stream().mapToLong(life -> life[1]);
  }

  private long[] life(String replica, int incarnation) {
    return lives
        .computeIfAbsent(replica, name -> new TreeMap<>())
        .computeIfAbsent(incarnation, number -> new long[] {0, NEVER});
  }
}
