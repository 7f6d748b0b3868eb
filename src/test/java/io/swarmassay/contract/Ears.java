package io.swarmassay.contract;

import io.swarmassay.swarm.SwarmException;

/** How a bench hears: what becomes of strikes, and of questions. */
final class Ears {
  /** What a bench makes of a strike. */
  enum Hearing {
    /** It is carried out. */
    OBEYS,
    /** It is taken, and changes nothing. */
    DEAF,
    /** It is carried out on somebody else. */
    ELSEWHERE
  }

  /** Questions that a wait may ask before it is told to give up. */
  private static final int PATIENCE = 20;

  Hearing hearing = Hearing.OBEYS;

  /** Whether every question fails, as after a time-out. */
  boolean silent;

  /**
   * Whether the machine is so busy that answers are late, packets get lost and loops are slow. What
   * the kernel says is as true as ever.
   */
  boolean busy;

  private int left = Integer.MAX_VALUE;

  /** Whoever waits for a change is interrupted after some questions: nothing will change. */
  void hurry() {
    left = PATIENCE;
  }

  /** All have time again, whoever was interrupted. */
  void rest() {
    left = Integer.MAX_VALUE;
    Thread.interrupted();
  }

  /** Somebody asks. */
  void asked() {
    left--;
    if (left <= 0) {
      Thread.currentThread().interrupt();
    }
    if (silent) {
      throw new SwarmException("no answer within 1 s", null);
    }
  }

  /** The one who is hit: the victim, somebody else, or nobody, who is left out. */
  <T> T hit(T victim, T other, T nobody) {
    return switch (hearing) {
      case OBEYS -> victim;
      case ELSEWHERE -> other;
      case DEAF -> nobody;
    };
  }
}
