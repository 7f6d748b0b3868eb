package io.swarmassay.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** Power of a lab's nodes. */
final class Power {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final LabFolder folder;
  private final LabHosts hosts;

  Power(LabFolder folder, LabHosts hosts) {
    this.folder = folder;
    this.hosts = hosts;
  }

  /** The first process of a node that has power. */
  long init(String node) {
    return alive(node).orElseThrow(() -> new LabException(node + " is off"));
  }

  /** The same; empty while it has none. */
  OptionalLong alive(String node) {
    long pid = folder.pid(node + "/pid");
    boolean ours =
        pid != 0 && Processes.started(pid).isPresent() && Processes.ofLab(pid, folder.id());
    return ours ? OptionalLong.of(pid) : OptionalLong.empty();
  }

  /** Kills the first process and with it all others; frozen ones are thawed to die. */
  void off(String node) {
    OptionalLong init = alive(node);
    if (init.isPresent()) {
      long pid = init.getAsLong();
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      Path group = Path.of(hosts.cgroup(node, "freezer"));
      boolean gone =
          Poll.until(
              DEADLINE,
              () -> {
                Cgroups.thaw(group);
                return Processes.started(pid).isEmpty() && Cgroups.processes(group).isEmpty();
              });
      if (!gone) {
        throw new LabException(node + " still runs " + Cgroups.processes(group));
      }
    }
    forget(node);
  }

  /** Control groups of its engine and containers, and the pid that is no more. */
  private void forget(String node) {
    for (Path place : Cgroups.places(folder.id() + "/" + node)) {
      Home.list(place).stream()
          .filter(Files::isDirectory)
          .forEach(child -> Cgroups.tree(child).forEach(group -> group.toFile().delete()));
    }
    try {
      Files.deleteIfExists(folder.path().resolve(node).resolve("pid"));
    } catch (IOException failed) {
      throw new LabException("power of " + node, failed);
    }
  }

  /** Starts the node again, as a child of the hub, unless it runs. */
  void on(String node) {
    if (alive(node).isPresent()) {
      return;
    }
    hosts.background(hosts.hub(), "power.sh", node);
    if (!Poll.until(DEADLINE, () -> alive(node).isPresent())) {
      throw new LabException(node + " did not come up; " + folder.tail(node + "/log"));
    }
  }
}
