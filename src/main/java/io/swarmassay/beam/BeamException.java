package io.swarmassay.beam;

/** An Erlang node could not be asked: nothing listens, refused, or no answer in time. */
public class BeamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with its reason in one line. */
  public BeamException(String message) {
    super(message);
  }

  /** A failure with its reason in one line and what caused it. */
  public BeamException(String message, Throwable cause) {
    super(message, cause);
  }
}
