package io.swarmassay.verdict.index;

import io.swarmassay.history.Ending;

/** A thousand operations of one sender as columns, by sequence number; 35 bytes an operation. */
final class OperationPage {
  static final int BITS = 10;
  static final int SIZE = 1 << BITS;

  private static final int ENDING = 0b11;
  private static final int SEEN = 0b100;
  private static final int TWICE = 0b1000;
  private static final int AFTERWARDS = 0b1_0000;
  private static final int SEEN_AFTERWARDS = 0b10_0000;
  private static final Ending[] ENDINGS = Ending.values();

  private final long[] intended = new long[SIZE];
  private final long[] ended = new long[SIZE];
  private final long[] seen = new long[SIZE];
  private final int[] epoch = new int[SIZE];
  private final int[] incarnation = new int[SIZE];
  private final char[] receiver = new char[SIZE];
  private final byte[] flags = new byte[SIZE];

  /** Takes the end of an operation; false when it has one already. */
  boolean end(int at, Ending how, long wanted, long t, int to, int life, int connection) {
    if (tried(at)) {
      return false;
    }
    flags[at] |= (byte) (how.ordinal() + 1);
    intended[at] = wanted;
    ended[at] = t;
    receiver[at] = (char) to;
    incarnation[at] = life;
    epoch[at] = connection;
    return true;
  }

  /** Takes that an operation ended after the harness had failed: all that is known of it. */
  void endedAfterwards(int at) {
    flags[at] |= AFTERWARDS;
  }

  /** Takes that a message was seen handled after the harness had failed. */
  void handledAfterwards(int at) {
    flags[at] |= SEEN_AFTERWARDS;
  }

  /** Takes that a message was handled; false when it was before. The first time is kept. */
  boolean handled(int at, long t) {
    if (seen(at)) {
      flags[at] |= TWICE;
      return false;
    }
    flags[at] |= SEEN;
    seen[at] = t;
    return true;
  }

  /** Takes that a row was seen in a survey, counted from 1; the last survey is kept. */
  void surveyed(int at, int survey) {
    if (seen(at) && seen[at] == survey) {
      flags[at] |= TWICE;
    }
    flags[at] |= SEEN;
    seen[at] = Math.max(seen[at], survey);
  }

  /** Whether the operation's end is known; all but {@code seen} and {@code twice} needs it. */
  boolean tried(int at) {
    return (flags[at] & ENDING) != 0;
  }

  /** Whether it ended when the harness had failed, which counts for nothing. */
  boolean endedLater(int at) {
    return (flags[at] & AFTERWARDS) != 0;
  }

  /** Whether it was seen handled when the harness had failed: then it is not lost. */
  boolean seenLater(int at) {
    return (flags[at] & SEEN_AFTERWARDS) != 0;
  }

  Ending ending(int at) {
    return ENDINGS[(flags[at] & ENDING) - 1];
  }

  boolean acknowledged(int at) {
    return (flags[at] & ENDING) == Ending.OK.ordinal() + 1;
  }

  boolean seen(int at) {
    return (flags[at] & SEEN) != 0;
  }

  boolean twice(int at) {
    return (flags[at] & TWICE) != 0;
  }

  /** When the message was handled first, or the last survey that saw the row. */
  long seenAt(int at) {
    return seen[at];
  }

  long intended(int at) {
    return intended[at];
  }

  long ended(int at) {
    return ended[at];
  }

  int receiver(int at) {
    return receiver[at];
  }

  int incarnation(int at) {
    return incarnation[at];
  }

  int epoch(int at) {
    return epoch[at];
  }
}
