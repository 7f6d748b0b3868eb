package io.swarmassay.probe;

import io.swarmassay.stack.Deployment;

/**
 * Asks one question and changes nothing. Implementations are records; their component names are the
 * settings in scenario files.
 */
public interface Probe {
  /** The name in scenario files, reports and verdicts, for example {@code epmd}. */
  String name();

  /**
   * Asks once. Never throws for what it finds: an unreachable node is an unhealthy reading, and
   * less than the least evidence is {@linkplain Reading#unproven unproven}. What it throws is an
   * error of ours, and tells nothing of the deployment.
   */
  Reading read(Deployment deployment);
}
