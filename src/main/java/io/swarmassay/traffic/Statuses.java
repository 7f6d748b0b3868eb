package io.swarmassay.traffic;

import io.swarmassay.history.Ending;

/** What a status says of a request. */
final class Statuses {
  private static final int DONE = 200;
  private static final int ELSEWHERE = 300;
  private static final int REFUSED = 400;
  private static final int BROKEN = 500;
  private static final int UNAVAILABLE = 503;

  private Statuses() {}

  /** Of something that should be done: 2xx is done; 4xx and 503 are certainly not done. */
  static Ending done(int status) {
    return status >= DONE && status < ELSEWHERE ? Ending.OK : otherwise(status);
  }

  /** Of a page that is looked at: a redirect is an answer, too. */
  static Ending answered(int status) {
    return status >= DONE && status < REFUSED ? Ending.OK : otherwise(status);
  }

  /** Of anything else nobody knows. */
  static Ending otherwise(int status) {
    return status == UNAVAILABLE || (status >= REFUSED && status < BROKEN)
        ? Ending.FAIL
        : Ending.UNKNOWN;
  }
}
