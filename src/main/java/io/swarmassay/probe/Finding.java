package io.swarmassay.probe;

/**
 * What was found amiss while a question was asked, in one line: the swarm's or the stack's doing,
 * never ours. Any other unchecked exception is an error of ours and goes through.
 */
public final class Finding extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With one line that says what was found. */
  public Finding(String message) {
    super(message);
  }
}
