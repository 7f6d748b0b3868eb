package io.swarmassay.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Processes as {@code /proc} shows them; what ended while we looked reads as empty. */
final class Processes {
  private static final Path PROC = Path.of("/proc");

  private Processes() {}

  static String read(long pid, String file) {
    return Text.read(PROC.resolve(pid + "/" + file));
  }

  static String command(long pid) {
    return read(pid, "comm").strip();
  }

  /**
   * Start in clock ticks since boot: with the pid it names a process for ever. Empty when it ended.
   *
   * @throws UncheckedIOException when this cannot be told
   */
  static OptionalLong started(long pid) {
    String stat = Text.find(PROC.resolve(pid + "/stat")).orElse("");
    int name = stat.lastIndexOf(')');
    if (name < 0) {
      return OptionalLong.empty();
    }
    String[] fields = stat.substring(name + 2).split(" ");
    boolean over = fields[0].equals("Z") || fields[0].equals("X");
    return over ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[19]));
  }

  /** Whether it is on its way out: killed, and waiting for what it holds. */
  static boolean exiting(long pid) {
    String stat = read(pid, "stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return fields.length > 6 && fields[6].matches("[0-9]+") && (Long.parseLong(fields[6]) & 4) != 0;
  }

  /** The pid in each namespace from ours inwards; its own is the last one. */
  static List<Long> pids(long pid) {
    return read(pid, "status")
        .lines()
        .filter(line -> line.startsWith("NSpid:"))
        .flatMap(line -> Arrays.stream(line.substring(6).strip().split("\\s+")))
        .map(Long::valueOf)
        .toList();
  }

  /** Whether it is one of the lab's: the mark in its environment, or a control group of the lab. */
  static boolean ofLab(long pid, String id) {
    String groups = read(pid, "cgroup");
    return groups.contains("/" + id + "/")
        || groups.contains("/" + id + "\n")
        || ("\0" + read(pid, "environ")).contains("\0ASSAY_LAB=" + id + "\0");
  }

  /** Every live process of the lab but this JVM. */
  static List<Long> ofLab(String id) {
    return Home.list(PROC).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> Character.isDigit(name.charAt(0)))
        .map(Long::valueOf)
        .filter(pid -> pid != ProcessHandle.current().pid())
        .filter(pid -> ofLab(pid, id) && started(pid).isPresent())
        .toList();
  }

  /** The namespace a process lives in, for example {@code pid:[4026531836]}. */
  static String namespace(String pid, String kind) {
    try {
      return Files.readSymbolicLink(PROC.resolve(pid + "/ns/" + kind)).toString();
    } catch (IOException gone) {
      return "";
    }
  }

  static String boot() {
    return Text.find(PROC.resolve("sys/kernel/random/boot_id")).orElse("").strip();
  }

  /** Small files that may vanish. */
  static final class Text {
    private Text() {}

    /** The text; empty when it cannot be read, whatever the reason. */
    static String read(Path file) {
      try {
        return find(file).orElse("");
      } catch (UncheckedIOException unreadable) {
        return "";
      }
    }

    /**
     * The text; empty when the file, or the process it tells of, is gone.
     *
     * @throws UncheckedIOException when it is there and cannot be read
     */
    static Optional<String> find(Path file) {
      try {
        return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      } catch (IOException failed) {
        if (Files.notExists(file)) { // not by the kind of the failure: /proc has one of its own
          return Optional.empty();
        }
        throw new UncheckedIOException(failed);
      }
    }
  }
}
