package io.swarmassay.fault;

/** What a held fault does to one replica. Nothing happens before {@link #on}. */
interface Hurt {
  /** Hurts. */
  void on();

  /** Undoes it; harmless when it is undone already. Called only while the container is there. */
  void off();

  /**
   * Measures the effect, not the setting; asked before the strike, during it and after the cure.
   */
  Sign sign();

  /** What {@link #off} does, in words a person can carry out by hand. */
  String undo();
}
