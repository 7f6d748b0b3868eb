package io.swarmassay.probe;

import io.swarmassay.stack.Deployment;

/**
 * Asks one question and changes nothing. Implementations are records; their component names are the
 * settings in scenario files.
 */
public interface Probe {
  /** The name in scenario files, reports and verdicts, for example {@code epmd}. */
  String name();

  /** Asks once. Never throws for what it finds: an unreachable node is an unhealthy reading. */
  Reading read(Deployment deployment);
}
