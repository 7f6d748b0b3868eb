package io.swarmassay.lab;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What lab to start.
 *
 * @param nodes engines, at least 1
 * @param managers how many of them are managers: 1 or 3
 * @param swarm settings, for example {@code dispatcher-heartbeat: 5s}
 * @param template data root, images inside, that each node starts from; empty for none
 */
public record LabPlan(
    int nodes, int managers, Map<String, String> swarm, Optional<Path> template) {}
