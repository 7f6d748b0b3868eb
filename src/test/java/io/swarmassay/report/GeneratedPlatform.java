package io.swarmassay.report;

import static io.swarmassay.report.GeneratedRun.STARTED;
import static io.swarmassay.report.GeneratedRun.us;

import io.swarmassay.history.Event;
import java.util.List;

/** What engines report. */
final class GeneratedPlatform {
  private GeneratedPlatform() {}

  static void container(List<Event> rare, double at, int slot, String action) {
    String node = "n" + ((slot - 1) % 3 + 1);
    long wall = STARTED.toEpochMilli() * 1000 + us(at);
    String detail = action.equals("die") ? "exit 137" : "";
    rare.add(
        new Event.Platform(us(at), wall, node, "container", action, "atomvm-node." + slot, detail));
  }

  static void leader(List<Event> rare, double at, String node) {
    long wall = STARTED.toEpochMilli() * 1000 + us(at);
    rare.add(new Event.Platform(us(at), wall, node, "node", "leads", node, ""));
  }
}
