package io.swarmassay.probe;

import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;

/** How a sender's node learns that a handler has handled a message: it asks the handler's node. */
public final class Handling {
  private static final Script SCRIPT = Script.of(Handling.class, "handled.exprs");

  private Handling() {}

  /** Expressions that wait on the handler's node until the handler has one message. */
  public static Term expressions() {
    return Term.string(SCRIPT.text());
  }
}
