package io.swarmassay.stack.deploy;

import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers from look to look how often each slot failed in a row; swarm itself soon forgets old
 * tasks. A streak ends when a task ran for {@link #STEADY} or completed. Tasks that had ended
 * before the first look do not count, so kills under test never add up to a failure.
 */
public final class Streaks {
  /** A task that ran for so long was no failed attempt, whatever ended it. */
  public static final Duration STEADY = Duration.ofSeconds(2);

  /**
   * So many tasks in a row that never started (no image, no mount, no network) are enough. One or
   * two happen on a healthy swarm too: an image or a network that has not reached its node yet.
   */
  static final int REJECTED = 3;

  /**
   * So many tasks in a row that started and ended badly are enough. More than of those rejected: to
   * fail and be restarted until what it needs is there is how services wait for each other in
   * swarm.
   */
  static final int ENDED = 10;

  private final Map<String, Long> runningSince = new HashMap<>();
  private final Map<String, List<Replica>> streaks = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> steady = new HashSet<>();
  private boolean looked;

  /** Takes one look at tasks, oldest first within a slot, at a time in nanoseconds. */
  public void look(List<Replica> replicas, long now) {
    for (Replica replica : replicas) {
      boolean lasts = replica.running() && now - since(replica, now) >= STEADY.toNanos();
      if (lasts) {
        steady.add(replica.taskId());
      }
      if (lasts || replica.state().equals("complete")) {
        streaks.remove(replica.name());
        known.add(replica.taskId());
      } else if (bad(replica) && known.add(replica.taskId()) && looked) {
        streaks.computeIfAbsent(replica.name(), unused -> new ArrayList<>()).add(replica);
      }
    }
    looked = true;
  }

  private long since(Replica replica, long now) {
    return runningSince.computeIfAbsent(replica.taskId(), unused -> now);
  }

  /** Whether the task ended badly. */
  static boolean bad(Replica replica) {
    return rejected(replica) || replica.state().equals("failed");
  }

  /** Whether it was seen to run for {@link #STEADY}. */
  public boolean steady(Replica replica) {
    return steady.contains(replica.taskId());
  }

  /** Whether the slot's last task was seen to fail. */
  boolean shaky(String slot) {
    return streaks.containsKey(slot);
  }

  private static boolean rejected(Replica replica) {
    return replica.state().equals("rejected");
  }

  /** The tasks of a slot that failed in a row, when they are enough to give it up; else none. */
  List<Replica> enough(String slot) {
    List<Replica> streak = streaks.getOrDefault(slot, List.of());
    long never = streak.stream().filter(Streaks::rejected).count();
    return never >= REJECTED || streak.size() >= ENDED ? streak : List.of();
  }
}
