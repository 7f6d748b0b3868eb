package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Memory in use, from {@code GET /containers/{id}/stats}: the control group's usage less the page
 * cache that the kernel would drop first ({@code total_inactive_file} on cgroup v1, {@code
 * inactive_file} on v2), as the Docker command line counts.
 */
final class MemoryView {
  private MemoryView() {}

  /** Bytes; 0 for a container that does not run. */
  static long used(JsonNode stats) {
    JsonNode memory = stats.path("memory_stats");
    long usage = memory.path("usage").asLong(0);
    JsonNode parts = memory.path("stats");
    long cache = parts.path("total_inactive_file").asLong(parts.path("inactive_file").asLong(0));
    return cache < usage ? usage - cache : usage;
  }
}
