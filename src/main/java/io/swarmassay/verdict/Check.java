package io.swarmassay.verdict;

/**
 * The result of one check.
 *
 * @param name what was checked, for example {@code ping}
 * @param outcome what it came to
 * @param reason the numbers, or the culprit by name
 * @param cause identifier of the fault that explains it, for example {@code f3}; null when none
 */
public record Check(String name, Outcome outcome, String reason, String cause) {
  /** A check that held, and what it saw. */
  public static Check passed(String name, String reason) {
    return new Check(name, Outcome.PASSED, reason, null);
  }

  /** A check that did not hold, why, and the fault that caused it; null for none. */
  public static Check failed(String name, String reason, String cause) {
    return new Check(name, Outcome.FAILED, reason, cause);
  }

  /** A check that could not tell, and why. */
  public static Check inconclusive(String name, String reason) {
    return new Check(name, Outcome.INCONCLUSIVE, reason, null);
  }
}
