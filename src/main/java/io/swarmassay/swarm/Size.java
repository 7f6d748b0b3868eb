package io.swarmassay.swarm;

/**
 * An amount of memory, disk or traffic; in files {@code 20MB} or {@code 512KiB}.
 *
 * @param bytes not negative
 */
public record Size(long bytes) {
  /** Refuses a negative amount. */
  public Size {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size cannot be negative");
    }
  }

  /** So many mebibytes. */
  public static Size mebibytes(long count) {
    return new Size(count << 20);
  }
}
