package io.swarmassay.lab;

import io.swarmassay.swarm.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** The engine of a node, as a process of this machine; looked up at each call. */
final class EngineProcess {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** Signals that no engine ends of. */
  static final Set<String> HARMLESS = Set.of("STOP", "CONT");

  private final LabFolder folder;
  private final String node;
  private final Path group;

  EngineProcess(LabFolder folder, String node) {
    this.folder = folder;
    this.node = node;
    this.group = Cgroups.freezer().resolve(folder.id()).resolve(node).resolve("engine");
  }

  /** Its pid; empty while there is no engine. */
  OptionalLong pid() {
    return named("dockerd");
  }

  private OptionalLong named(String command) {
    return Cgroups.processes(group).stream()
        .filter(pid -> Processes.command(pid).equals(command))
        .filter(pid -> Processes.started(pid).isPresent())
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** {@code KILL} for {@code SIGKILL} or {@code kill}. */
  static String spelt(String signal) {
    return signal.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
  }

  /** Sends a signal and waits until it shows: gone, stopped or running. */
  void signal(String signal) {
    long pid = pid().orElseThrow(() -> new LabException("no engine runs on " + node));
    String name = spelt(signal);
    Output sent =
        LabProcess.run(
            folder.id(),
            DEADLINE,
            List.of("sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(pid)));
    if (!sent.ok()) {
      throw new LabException("signal " + signal + " to the engine of " + node + ": " + sent.err());
    }
    if (!Poll.until(DEADLINE, () -> shows(name))) {
      throw new LabException("the engine of " + node + " did not take signal " + signal);
    }
  }

  private boolean shows(String name) {
    return switch (name) {
      case "KILL" -> pid().isEmpty() && named("containerd").isEmpty();
      case "STOP" -> state().equals("T");
      case "CONT" -> !state().equals("T");
      default -> true;
    };
  }

  private String state() {
    String stat = pid().isPresent() ? Processes.read(pid().getAsLong(), "stat") : "";
    int name = stat.lastIndexOf(')');
    return name < 0 ? "" : stat.substring(name + 2, name + 3);
  }

  /** Waits until its process is there; it answers a little later. */
  void awaitStart() {
    boolean there =
        Poll.until(DEADLINE, () -> pid().isPresent())
            || Poll.until(Pace.scaled(DEADLINE, Pace.now()), () -> pid().isPresent());
    if (!there) {
      throw new LabException("no engine started on " + node + ": " + folder.tail(node + "/log"));
    }
  }
}
