package io.swarmassay.fault;

import java.time.Duration;

/** What a fault does to one replica, one service, one node, or to the network between nodes. */
public interface Harm {
  /**
   * Looks before the strike, once: holds when nothing shows the effect yet. Remembers who and what
   * is there, by identity, so that {@link #bites} can tell what the strike changed. Where there is
   * nobody to remember, what was cured looks like what was not struck yet.
   */
  default Fault.Proof before() {
    return gone();
  }

  /** Hurts. */
  void on();

  /** Undoes it; harmless when it is undone already, and when the node has no power any more. */
  void off();

  /**
   * Measures whether the effect is there; looks once. Only what was created, ended or changed since
   * {@link #before} shows it: never silence, and never a failure to look, which is thrown.
   */
  Fault.Proof bites();

  /** Measures whether it is undone; looks once. What swarm does after that is its recovery. */
  Fault.Proof gone();

  /** What {@link #off} does, in words a person can carry out by hand. */
  String undo();

  /**
   * How long the effect may take to show.
   *
   * @param usual what is usual for such a fault
   */
  default Duration within(Duration usual) {
    return usual;
  }

  /**
   * Whether all that the strike began has come to its end, in swarm's own words; looks once. For
   * most there is nothing to wait for: what the steady state says is enough.
   */
  default Fault.Proof over() {
    return Fault.Proof.OVER;
  }

  /** Harm that nobody undoes: the orchestrator or the stack makes it good. */
  interface OneWay extends Harm {
    @Override
    Fault.Proof before();

    @Override
    default void off() {}

    @Override
    default Fault.Proof gone() {
      return new Fault.Proof(true, "nothing was left to undo");
    }

    @Override
    default String undo() {
      return "nothing: the orchestrator replaces what does not heal";
    }
  }
}
