package io.swarmassay.lab;

import io.swarmassay.swarm.SwarmException;

/** The lab could not be started, reached or ended: a broken or unprepared machine. */
public class LabException extends SwarmException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what to do, or what was last seen. */
  public LabException(String message) {
    super(message, null);
  }

  /** With the reason below. */
  public LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
