package io.swarmassay.records;

import io.swarmassay.history.Metric;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** In what a metric is counted when nights are compared, and which of its statistics tells. */
enum Unit {
  /** Round trips over the loopback: what the network stack of the machine can do. */
  LOOPBACK("loopback round trips", Calibration::loopback),
  /** Starts of a process: what booting and starting costs on the machine. */
  PROCESS_START("process starts", Calibration::processStart),
  /** Memory in use differs from night to night, and not with the speed of the machine. */
  MEMORY("bytes", calibration -> 1),
  /** Sizes of files are the same on every machine and in every night. */
  FILES("bytes", calibration -> 1);

  /** With as many samples the fastest tenth can be told from its noise. */
  private static final int MANY = 50;

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
                  case MEMORY, GUEST_MEMORY -> Optional.of(MEMORY);
                  case IMAGE_SIZE -> Optional.of(FILES);
                  case RECOVERED, STARTUP_RATIO, FIRST_SUCCESS, OUTAGE, FAILED -> Optional.empty();
                });
  }

  String text() {
    return text;
  }

  /**
   * What of the samples is compared: of many short latencies the fastest tenth, because other work
   * on a busy machine slows the rest of them down by any amount; of everything else the median.
   */
  Statistic statistic(int samples) {
    return this == LOOPBACK && samples >= MANY ? Statistic.FASTEST_TENTH : Statistic.MEDIAN;
  }

  /** Whether a busy machine makes it worse. */
  boolean timed() {
    return this == LOOPBACK || this == PROCESS_START;
  }

  /** Whether one run tells: chance has no part in it. */
  boolean exact() {
    return this == FILES;
  }

  double size(Calibration calibration) {
    return size.applyAsDouble(calibration);
  }
}
