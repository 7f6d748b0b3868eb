package io.swarmassay.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Who holds a lab's lifeline, as written in the lab's folder.
 *
 * @param pid process id, as the namespace counts
 * @param started in clock ticks since boot
 * @param namespace the pid namespace in which it counts
 * @param boot the machine's boot
 * @param name under which people know the lab; empty for a lab of a running command
 * @param ttl seconds after which it ends by itself; 0 for a lab that ends with its holder only
 * @param since when the holder took over
 */
record Holder(
    long pid, long started, String namespace, String boot, String name, long ttl, Instant since) {
  private static final String FILE = "holder";

  /** In place of a boot: there is a holder, but now nobody can tell who. */
  private static final String UNKNOWN = "?";

  /** This process, or one that was just started, as the holder. */
  static Holder of(long pid, String name, Duration ttl) {
    OptionalLong started = Processes.started(pid);
    return new Holder(
        pid,
        started.orElseThrow(() -> new LabException("process " + pid + " has ended")),
        Processes.namespace("self", "pid"),
        Processes.boot(),
        name,
        ttl.toSeconds(),
        Instant.now());
  }

  /** Writes it into a lab's folder, at once or not at all. */
  void write(Path folder) throws IOException {
    Path fresh = folder.resolve(FILE + ".new");
    String text =
        String.join("\n", pid + " " + started, namespace, boot, name, "" + ttl, "" + since, "");
    Files.writeString(fresh, text);
    Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * The holder of the lab in this folder; a dead one when the file is missing or damaged, a live
   * one when it cannot be read.
   */
  static Holder read(Path folder) {
    try {
      return of(Processes.Text.find(folder.resolve(FILE)).orElse(""));
    } catch (UncheckedIOException unreadable) {
      return new Holder(0, 0, "", UNKNOWN, "", 0, Instant.EPOCH);
    }
  }

  private static Holder of(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 6) {
      return new Holder(0, 0, "", "", "", 0, Instant.EPOCH);
    }
    String[] process = lines[0].split(" ");
    return new Holder(
        Long.parseLong(process[0]),
        Long.parseLong(process[1]),
        lines[1],
        lines[2],
        lines[3],
        Long.parseLong(lines[4]),
        Instant.parse(lines[5]));
  }

  /**
   * Whether it lives. One in another pid namespace of the same boot counts as alive: from here
   * nobody can tell. So does one that cannot be looked at, for example for want of descriptors.
   */
  boolean alive() {
    try {
      return boot.equals(UNKNOWN) || runs();
    } catch (UncheckedIOException unreadable) {
      return true;
    }
  }

  private boolean runs() {
    if (!boot.equals(Processes.boot())) {
      return false;
    }
    if (!namespace.equals(Processes.namespace("self", "pid"))) {
      return true;
    }
    return Processes.started(pid).orElse(-1) == started;
  }
}
