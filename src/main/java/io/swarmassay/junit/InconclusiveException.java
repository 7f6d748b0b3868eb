package io.swarmassay.junit;

/** A run proved nothing: an error of the test, never a failure of the stack and never a skip. */
public final class InconclusiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what kept it from proving anything. */
  public InconclusiveException(String message) {
    super(message);
  }
}
