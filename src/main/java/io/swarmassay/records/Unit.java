package io.swarmassay.records;

import io.swarmassay.history.Metric;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** In what a metric is counted when nights are compared. */
enum Unit {
  /** Round trips over the loopback: what the network stack of the machine can do. */
  LOOPBACK("loopback round trips", Calibration::loopback),
  /** Starts of a process: what booting and starting costs on the machine. */
  PROCESS_START("process starts", Calibration::processStart),
  /** Sizes are the same on every machine. */
  PLAIN("bytes", calibration -> 1);

  private final String text;
  private final ToDoubleFunction<Calibration> size;

  Unit(String text, ToDoubleFunction<Calibration> size) {
    this.text = text;
    this.size = size;
  }

  /** The unit of a metric in which less is better; empty for anything else. */
  static Optional<Unit> of(String metric) {
    return Metric.named(metric)
        .flatMap(
            known ->
                switch (known) {
                  case PING, MESSAGE_LATENCY, HTTP_LATENCY, GUEST_LATENCY -> Optional.of(LOOPBACK);
                  case STARTUP, LAST_START, RECOVERY_TIME, GUEST_STARTUP, PROVISION ->
                      Optional.of(PROCESS_START);
                  case IMAGE_SIZE, MEMORY, GUEST_MEMORY -> Optional.of(PLAIN);
                  case RECOVERED, STARTUP_RATIO -> Optional.empty();
                });
  }

  String text() {
    return text;
  }

  double size(Calibration calibration) {
    return size.applyAsDouble(calibration);
  }
}
