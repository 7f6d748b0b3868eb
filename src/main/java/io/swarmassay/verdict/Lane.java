package io.swarmassay.verdict;

import java.util.TreeMap;

/** What one sender process sent to one receiver over one connection: the scope of order. */
final class Lane {
  private final int epoch;
  private long begun = Long.MAX_VALUE;
  private long newest = -1;

  private Lane(int epoch) {
    this.epoch = epoch;
  }

  /** Takes when an operation of this connection started. */
  void started(long t) {
    begun = Math.min(begun, t);
  }

  /** Takes the next handled message; true when a later one overtook it. */
  boolean overtaken(long seq) {
    boolean overtaken = seq < newest;
    newest = Math.max(newest, seq);
    return overtaken;
  }

  /** The connections of one sender to one receiver, one after the other. */
  static final class Succession {
    private final TreeMap<Integer, Lane> lanes = new TreeMap<>();
    private Lane latest = new Lane(Integer.MIN_VALUE);

    Lane lane(int epoch) {
      if (latest.epoch != epoch) {
        latest = lanes.computeIfAbsent(epoch, Lane::new);
      }
      return latest;
    }

    /** When the next newer connection was first used; never when there is none. */
    long successor(int epoch) {
      var newer = lanes.higherEntry(epoch);
      return newer == null ? Long.MAX_VALUE : newer.getValue().begun;
    }
  }
}
