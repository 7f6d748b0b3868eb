package io.swarmassay.fault;

/** What a held fault does to nodes or to the network between them. */
interface Harm {
  /** Hurts. */
  void on();

  /** Undoes it; harmless when it is undone already, and when the node has no power any more. */
  void off();

  /** Measures whether the effect is there; looks once. */
  Fault.Proof bites();

  /** Measures whether it is undone; looks once. What swarm does after that is its recovery. */
  Fault.Proof gone();

  /** Measures whether all is as it should be before the strike; looks once. */
  default Fault.Proof before() {
    return gone();
  }

  /** What {@link #off} does, in words a person can carry out by hand. */
  String undo();
}
