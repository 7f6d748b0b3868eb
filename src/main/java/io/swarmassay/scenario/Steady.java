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
public record Steady(Duration within, List<Probe> probes) {
  /** How long to wait when nobody says. */
  public static final Duration WITHIN = Duration.ofSeconds(60);

  /** Keeps a copy that nobody can change. */
  public Steady {
    probes = List.copyOf(probes);
  }

  /** The state in which all these probes are healthy, waited for {@link #WITHIN}. */
  public static Steady steady(Probe... probes) {
    return new Steady(WITHIN, List.of(probes));
  }

  /** The same state, waited for so long. */
  public Steady within(Duration limit) {
    return new Steady(limit, probes);
  }
}
