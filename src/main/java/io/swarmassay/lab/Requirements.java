package io.swarmassay.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What this machine must have before a lab can be started on it. */
public final class Requirements {
  /** Tool and the Debian package that brings it. */
  private static final Map<String, String> TOOLS =
      Map.of(
          "perl", "perl-base",
          "dockerd", "docker.io",
          "containerd", "containerd",
          "ip", "iproute2",
          "nsenter", "util-linux",
          "setpriv", "util-linux",
          "iptables", "iptables",
          "tini", "tini",
          "socat", "socat",
          "awk", "mawk");

  private static final List<String> PATH =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private Requirements() {}

  /** What is missing, a line each with the way out; empty when a lab can be started. */
  public static List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!Files.isDirectory(Path.of("/proc/self/ns"))) {
      return List.of("a lab needs Linux; run it on a Linux machine");
    }
    if (!root()) {
      missing.add("a lab needs root: run it as root, or with sudo");
    }
    missing.addAll(Capabilities.missing(Processes.read(ProcessHandle.current().pid(), "status")));
    TOOLS.keySet().stream()
        .filter(tool -> !present(tool))
        .sorted()
        .map(tool -> tool + " is missing: ./assay setup, or apt-get install " + TOOLS.get(tool))
        .forEach(missing::add);
    return List.copyOf(missing);
  }

  /**
   * Refuses what cannot become a lab, before images are made for it.
   *
   * @param nodes how many it shall have
   * @throws LabException with all that is missing, or does not suffice for so many
   */
  public static void check(int nodes) {
    List<String> missing = new ArrayList<>(missing());
    missing.addAll(ProcessLimits.ofThisProcess().tooLow(nodes));
    if (!missing.isEmpty()) {
      throw new LabException("no lab can be started here: " + String.join("; ", missing));
    }
  }

  static boolean present(String tool) {
    return PATH.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  static boolean root() {
    return Processes.read(ProcessHandle.current().pid(), "status")
        .lines()
        .anyMatch(line -> line.startsWith("Uid:") && line.split("\\s+")[2].equals("0"));
  }
}
