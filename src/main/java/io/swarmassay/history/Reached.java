package io.swarmassay.history;

import java.util.Optional;

/**
 * How far a history could be read.
 *
 * @param lines whole lines that continue the chain
 * @param bytes where the next line begins
 * @param hash the running hash after them, as verdicts carry it
 * @param torn whether an incomplete line follows, as a killed writer leaves it
 * @param damage what is wrong with the line after them, if that ended the reading
 */
public record Reached(long lines, long bytes, String hash, boolean torn, Optional<Damage> damage) {

  /**
   * A line that cannot belong to this history.
   *
   * @param line its number, from 1
   * @param what what is wrong with it
   */
  public record Damage(long line, String what) {
    /** The place and the problem in one sentence. */
    public String text() {
      return "line " + line + ": " + what;
    }
  }
}
