package io.swarmassay.scenario;

import java.util.List;

/**
 * A reason why a scenario makes no sense although it is well written.
 *
 * @param path keys and list positions that lead to the culprit, for example steps, 2, on
 * @param message what is wrong
 * @param hint the way out
 */
public record Objection(List<Object> path, String message, String hint) {
  @Override
  public String toString() {
    return message + "; " + hint;
  }
}
