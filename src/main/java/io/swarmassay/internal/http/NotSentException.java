package io.swarmassay.internal.http;

import java.io.IOException;

/** Nothing was sent: the request certainly did nothing. */
public final class NotSentException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With the reason in words. */
  public NotSentException(String message, Throwable cause) {
    super(message, cause);
  }
}
