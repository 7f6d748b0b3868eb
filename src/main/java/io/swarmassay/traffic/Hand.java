package io.swarmassay.traffic;

import io.swarmassay.history.Operation;

/** What does one operation after the other from one place to one other. Used by one thread. */
interface Hand {
  /** What it does. */
  Operation kind();

  /** The sender in histories. */
  String name();

  /** The replica it is meant for. */
  String to();

  /** The connection it uses now, counted from 0. */
  int epoch();

  /** The number of the next operation, which this takes. */
  long next();

  /** Does it; {@code left} microseconds may pass until then. */
  Reply send(long number, long left);

  /** After one that did not end ok. */
  void renew(boolean gone);
}
