package io.swarmassay.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What root may do here: in a container less than on a machine. */
final class Capabilities {
  /** What each is good for in a lab, by its bit in {@code CapEff}. */
  private static final Map<Integer, String> NEEDED = new LinkedHashMap<>();

  static {
    NEEDED.put(21, "SYS_ADMIN is missing: no namespace and no mount can be made, so no lab");
    NEEDED.put(12, "NET_ADMIN is missing: the nodes of a lab cannot be cabled, nor cut off");
    NEEDED.put(
        19, "SYS_PTRACE is missing: what runs in a lab cannot be entered, so nothing can be asked");
  }

  private Capabilities() {}

  /**
   * What a process lacks, a line each with what it costs and the way out.
   *
   * @param status the text of its {@code /proc/PID/status}
   */
  static List<String> missing(String status) {
    long has =
        status
            .lines()
            .filter(line -> line.startsWith("CapEff:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .findFirst()
            .orElse(-1);
    List<String> missing = new ArrayList<>();
    NEEDED.forEach(
        (bit, cost) -> {
          if ((has >> bit & 1) == 0) {
            String name = cost.substring(0, cost.indexOf(' '));
            missing.add(
                "CAP_"
                    + cost
                    + "; start the container with --cap-add "
                    + name
                    + " or --privileged");
          }
        });
    return missing;
  }
}
