package io.swarmassay.history;

/**
 * Why something is broken, as found by looking further than what noticed it.
 *
 * @param diagnosis its name in the catalogue, for example {@code image-missing}
 * @param subject the service or replica it is about
 * @param seen the observation that shows it, a sentence without its stop
 * @param place in the stack file, as {@code docker-stack.yml:14:7}; empty when it has none
 * @param wayOut what to do about it, a sentence without its stop
 */
public record Cause(String diagnosis, String subject, String seen, String place, String wayOut) {
  /** What was found and where, in one line. */
  public String told() {
    return subject + ": " + seen + (place.isEmpty() ? "" : " (" + place + ")");
  }
}
