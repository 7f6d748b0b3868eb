package io.swarmassay.verdict.index;

import java.util.TreeMap;

/** What one sender process sent to one receiver over one connection: the scope of order. */
final class OrderedChannel {
  private final int epoch;
  private long begun = Long.MAX_VALUE;
  private long newest = -1;

  private OrderedChannel(int epoch) {
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
    private final TreeMap<Integer, OrderedChannel> lanes = new TreeMap<>();
    private OrderedChannel latest = new OrderedChannel(Integer.MIN_VALUE);

    OrderedChannel lane(int epoch) {
      if (latest.epoch != epoch) {
        latest = lanes.computeIfAbsent(epoch, OrderedChannel::new);
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
