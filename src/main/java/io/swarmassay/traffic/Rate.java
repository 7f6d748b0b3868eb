package io.swarmassay.traffic;

/**
 * How often something is done; in files {@code 100/s}.
 *
 * @param perSecond operations a second, more than 0
 */
public record Rate(double perSecond) {
  /** Refuses what is not more than nothing. */
  public Rate {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a rate must be more than 0");
    }
  }

  /** So many operations a second. */
  public static Rate perSecond(double operations) {
    return new Rate(operations);
  }
}
