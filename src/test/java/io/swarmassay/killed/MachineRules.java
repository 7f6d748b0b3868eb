package io.swarmassay.killed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The machine's own rules, links, routes and mounts, as its tools print them; counters and times
 * left out.
 *
 * @param printed output by command
 */
record MachineRules(Map<String, String> printed) {
  private static final List<String> COMMANDS =
      List.of(
          "iptables-save",
          "ip6tables-save",
          "nft list ruleset",
          "ip rule",
          "ip -6 rule",
          "ip route show table all",
          "ip -6 route show table all",
          "ip -o link",
          "ip netns list",
          "ip tuntap",
          "tc qdisc show",
          "sysctl net.ipv4.ip_forward net.bridge",
          "findmnt -rno TARGET,SOURCE,FSTYPE,OPTIONS",
          "ls -A /run/netns /var/lib/docker /etc/docker /etc/cni /run/docker /run/containerd");

  /** As they are now. */
  static MachineRules now() {
    return seenFrom(List.of());
  }

  /** As they are where this prefix of a command leads, for example into a namespace. */
  static MachineRules seenFrom(List<String> prefix) {
    Map<String, String> printed = new LinkedHashMap<>();
    for (String command : COMMANDS) {
      List<String> whole = new ArrayList<>(prefix);
      whole.addAll(List.of(command.split(" ")));
      printed.put(command, steady(output(whole)));
    }
    return new MachineRules(printed);
  }

  /** Without what changes by itself: counters, times, dates. */
  private static String steady(String output) {
    return output
        .replaceAll("(?m)^# (Generated|Completed).*$", "")
        .replaceAll("\\[\\d+:\\d+]", "[:]")
        .replaceAll("counter packets \\d+ bytes \\d+", "counter")
        .replaceAll("expires \\d+sec", "");
  }

  /** What differs later, named by the command that shows it; empty when nothing does. */
  List<String> differences(MachineRules later) {
    return COMMANDS.stream()
        .filter(command -> !printed.get(command).equals(later.printed.get(command)))
        .map(
            command ->
                "'"
                    + command
                    + "' printed\n"
                    + printed.get(command)
                    + "\nand now prints\n"
                    + later.printed.get(command))
        .toList();
  }

  private static String output(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException(command + " does not end");
      }
      return output;
    } catch (IOException missing) {
      return "missing: " + missing.getMessage();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
