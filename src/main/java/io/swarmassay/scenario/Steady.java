package io.swarmassay.scenario;

import io.swarmassay.probe.Probe;
import java.time.Duration;
import java.util.List;

/**
 * What must hold before the first step, after every step and at the end.
 *
 * @param within how long to wait for it, unless a step says otherwise
 * @param probes all of which must be healthy at once
 */
public record Steady(Duration within, List<Probe> probes) {}
