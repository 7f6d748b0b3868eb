package io.swarmassay.history;

import java.util.Arrays;
import java.util.Optional;

/** Everything that can be measured and promised, with its unit. */
public enum Metric {
  STARTUP("startup", "ms", "deploy request to verified steady state"),
  LAST_START("last-start", "ms", "deploy request to the last container start before that state"),
  STARTUP_RATIO("startup-ratio", "times", "startup over last-start: what it takes beyond starting"),
  PING("ping", "ms", "net_adm:ping round trip between connected nodes, inside the cluster"),
  MESSAGE_LATENCY(
      "message-latency", "ms", "send_msg call to the handler having it, in the cluster"),
  RECOVERY_TIME("recovery-time", "ms", "strike (or cure, for held faults) to steady again"),
  RECOVERED("recovered", "ratio", "faults recovered in time of all faults"),
  FIRST_SUCCESS(
      "first-success", "ms", "strike to users served again: the end of the last outage it caused"),
  OUTAGE("outage", "ms", "each time in which users could not do something; 0 when there was none"),
  FAILED(
      "failed",
      "share",
      "operations that did not end ok of all, in the whole run, in calm, or during faults"),
  IMAGE_SIZE("image-size", "bytes", "unpacked size of an image, in total or of one component"),
  MEMORY("memory", "bytes", "memory of a replica's container, page cache left out"),
  HTTP_LATENCY("http-latency", "ms", "request to complete answer"),
  GUEST_STARTUP("guest-startup", "ms", "a guest's start asked for to its application verified"),
  GUEST_MEMORY(
      "guest-memory", "bytes", "processes of an embedded guest, proportional set size of a VM"),
  GUEST_LATENCY("guest-latency", "ms", "half the round trip of a call from host to guest"),
  PROVISION("provision", "ms", "a VM asked of a planner to running by the engine's word");

  private final String label;
  private final String unit;
  private final String meaning;

  Metric(String label, String unit, String meaning) {
    this.label = label;
    this.unit = unit;
    this.meaning = meaning;
  }

  /** The name in files and verdicts. */
  public String label() {
    return label;
  }

  /**
   * {@code ms}, {@code bytes}, {@code ratio} or {@code share} (0 to 1; more of the one and less of
   * the other is better), or {@code times}.
   */
  public String unit() {
    return unit;
  }

  /** What exactly is measured, in words. */
  public String meaning() {
    return meaning;
  }

  /** The metric of that name. */
  public static Optional<Metric> named(String label) {
    return Arrays.stream(values()).filter(metric -> metric.label.equals(label)).findFirst();
  }
}
