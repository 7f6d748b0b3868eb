package io.swarmassay.swarm;

/**
 * What a command printed.
 *
 * @param exit its exit code
 * @param out standard output
 * @param err standard error
 */
public record Output(int exit, String out, String err) {
  /** Whether it ended with 0. */
  public boolean ok() {
    return exit == 0;
  }
}
