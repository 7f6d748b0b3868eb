package io.swarmassay.run;

import io.swarmassay.history.Event;
import io.swarmassay.history.Metric;
import io.swarmassay.history.Recorder;
import io.swarmassay.probe.ImageSize;
import io.swarmassay.probe.Reading;
import io.swarmassay.stack.Deployment;
import java.util.Optional;
import java.util.OptionalLong;

/** What is measured once, when a deployment has come to stand. */
final class StartMeasures {
  private final Recorder history;

  StartMeasures(Recorder history) {
    this.history = history;
  }

  /** How long it took to stand, and what part of that was not the containers' own start. */
  void startup(long since, OptionalLong lastStart) {
    double ms = (history.now() - since) / 1_000.0;
    sampled(Metric.STARTUP, ms);
    lastStart.ifPresent(
        at -> {
          sampled(Metric.LAST_START, (at - since) / 1_000.0);
          sampled(Metric.STARTUP_RATIO, ms * 1_000 / (at - since));
        });
  }

  /**
   * Image sizes do not change during a run: measured once, whatever the scenario looks at.
   *
   * @return why they are not all known; empty when they are
   */
  Optional<String> sizes(Deployment deployment) {
    Reading reading = new ImageSize().read(deployment);
    for (Reading.Measure measure : reading.measures()) {
      history.record(
          new Event.Sampled(history.now(), measure.metric(), measure.component(), measure.value()));
    }
    return reading.healthy() ? Optional.empty() : Optional.of(reading.reason());
  }

  private void sampled(Metric metric, double value) {
    history.record(new Event.Sampled(history.now(), metric.label(), "", value));
  }
}
