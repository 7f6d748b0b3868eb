package io.swarmassay.beam;

/**
 * There was no connection to an Erlang node: nothing was sent, so the call certainly did nothing.
 */
public final class NotAskedException extends BeamException {
  private static final long serialVersionUID = 1L;

  /** A failure with its reason in one line and what caused it. */
  public NotAskedException(String message, Throwable cause) {
    super(message, cause);
  }
}
