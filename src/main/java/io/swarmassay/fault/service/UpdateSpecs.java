package io.swarmassay.fault.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Parts of bad orders. */
final class UpdateSpecs {
  /** An image that no registry and no node has. */
  static final String GONE = "swarmassay/gone:0";

  private UpdateSpecs() {}

  static long nanos(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  /** One replica at a time; what swarm does when it fails: {@code pause} or {@code rollback}. */
  static void onFailure(ObjectNode spec, String action) {
    spec.putObject("UpdateConfig")
        .put("Parallelism", 1)
        .put("FailureAction", action)
        .put("Monitor", nanos(10))
        .put("MaxFailureRatio", 0)
        .put("Order", "stop-first");
  }
}
