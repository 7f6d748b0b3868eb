package io.swarmassay.fault;

import java.time.Duration;

/** What a held fault does to one replica. Nothing happens before {@link #on}. */
public interface Hurt {
  /** Hurts. */
  void on();

  /** Undoes it; harmless when it is undone already. Called only while the container is there. */
  void off();

  /**
   * Measures the effect, not the setting; asked before the strike, during it and after the cure.
   * While it is on, what a busy machine brings about too (silence, slowness) shows nothing without
   * the kernel's own word: the link that is down, packets that our rule dropped, the group that was
   * throttled.
   *
   * @throws RuntimeException when nobody could look
   */
  Sign sign();

  /**
   * How long the effect may take to show.
   *
   * @param usual what is usual for such a fault
   */
  default Duration within(Duration usual) {
    return usual;
  }

  /** What {@link #off} does, in words a person can carry out by hand. */
  String undo();
}
