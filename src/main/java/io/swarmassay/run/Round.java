package io.swarmassay.run;

import io.swarmassay.probe.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One round of probes: in their order, up to the first that is unhealthy, or all of them.
 *
 * @param missing which struck victim was not replaced yet when the round began
 * @param t when it ended
 */
record Round(List<Seen> seen, Optional<String> missing, long t) {
  static final Round NONE = new Round(List.of(), Optional.empty(), 0);

  /**
   * What a probe said.
   *
   * @param since when it was asked
   * @param t when its answer was there
   */
  record Seen(String probe, Reading reading, long since, long t) {}

  /** What was wrong: a victim that was not replaced yet, the first unhealthy reading, or both. */
  Optional<String> culprit() {
    return Stream.concat(
            missing.stream(),
            seen.stream()
                .filter(at -> !at.reading().healthy())
                .limit(1)
                .map(at -> at.probe() + ": " + at.reading().reason()))
        .reduce((victim, reading) -> victim + "; " + reading);
  }
}
