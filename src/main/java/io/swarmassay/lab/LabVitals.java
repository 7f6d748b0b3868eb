package io.swarmassay.lab;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** What of a lab must live, by the names under which people are told of its death. */
final class LabVitals {
  private static final String HUB = "the lab's hub";
  private static final String HOLD = "the lab's outermost process";

  private LabVitals() {}

  /** The outermost process; it ends in good order when the hub inside of it has ended. */
  private record Hold(Process hold) implements Pulse.Vital {
    @Override
    public OptionalLong process() {
      return OptionalLong.of(hold.pid());
    }

    @Override
    public String mourned(String name) {
      try {
        boolean ended = hold.waitFor(1, TimeUnit.SECONDS);
        return ended && hold.exitValue() == 0 ? HUB : name;
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        return name;
      }
    }
  }

  /** Everything, from the outside inwards: the first death of several is named by its cause. */
  static void watch(Pulse pulse, LabFolder folder, Process hold) {
    pulse.add(HOLD, new Hold(hold));
    pulse.add(HUB, () -> pid(folder, "hub.pid"));
    for (String node : folder.nodes()) {
      pulse.add(power(node), () -> pid(folder, node + "/pid"));
      EngineProcess engine = new EngineProcess(folder, node);
      pulse.add(engine(node), engine::pid);
    }
  }

  /** Who ended, where the outermost process did before anybody looked; empty while it lives. */
  static Optional<String> mourned(Process hold) {
    return hold.isAlive() ? Optional.empty() : Optional.of(new Hold(hold).mourned(HOLD) + " ended");
  }

  static String power(String node) {
    return "the first process of node " + node;
  }

  static String engine(String node) {
    return "the engine of " + node;
  }

  private static OptionalLong pid(LabFolder folder, String file) {
    long pid = folder.pid(file);
    return pid == 0 ? OptionalLong.empty() : OptionalLong.of(pid);
  }
}
