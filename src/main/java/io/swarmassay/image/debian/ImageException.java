package io.swarmassay.image.debian;

/** An image could not be made; the message says which, at what step, and what was printed last. */
public final class ImageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With everything a reader needs to mend it. */
  public ImageException(String message) {
    super(message);
  }
}
