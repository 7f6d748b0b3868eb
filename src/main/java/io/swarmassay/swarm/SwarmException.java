package io.swarmassay.swarm;

/** The swarm could not be asked or refused: a broken machine, never a broken promise. */
public class SwarmException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  /** A failure without an answer: nothing listened, or no answer came in time. */
  public SwarmException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
  }

  /** A refusal: the engine answered with an error. */
  public SwarmException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The engine's HTTP status, or 0 when there was no answer. */
  public int status() {
    return status;
  }
}
