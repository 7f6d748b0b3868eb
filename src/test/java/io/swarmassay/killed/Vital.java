package io.swarmassay.killed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** A part of a running harness that must live, found without a line of the product. */
enum Vital {
  HUB("the lab's hub ended"),
  HOLDER("the lab's outermost process ended"),
  ENGINE("the engine of n2 ended"),
  JVM(""),
  /** The JVM as well, ended by SIGTERM, as Ctrl-C does. */
  TERMINAL("");

  /** What a run says of its death. */
  final String named;

  Vital(String named) {
    this.named = named;
  }

  /** Its process; empty while there is none, and once it is gone. */
  Optional<ProcessHandle> of(Harness harness, Path lab) {
    OptionalLong pid =
        switch (this) {
          case HUB -> number(read(lab.resolve("hub.pid")));
          case HOLDER -> process("bash", lab.resolve("hold.sh") + "\0");
          case ENGINE -> process("dockerd", lab.resolve("n2/data") + "\0");
          case JVM, TERMINAL -> OptionalLong.of(harness.process().pid());
        };
    return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(pid.getAsLong());
  }

  /** Kills it. */
  void kill(ProcessHandle process) {
    if (this == TERMINAL) {
      process.destroy();
    } else {
      process.destroyForcibly();
    }
  }

  /** Whether a verdict names it; while a lab forms, an engine is told by what its log says. */
  boolean isNamedIn(String verdict) {
    return verdict.contains(named) || this == ENGINE && verdict.contains("engine of n2 ended");
  }

  /** Whether it is a part of the lab, whose death the run can still tell of. */
  boolean ofLab() {
    return !named.isEmpty();
  }

  private static OptionalLong number(String text) {
    String digits = text.strip();
    return digits.matches("[0-9]+")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  /** The process of this name that has a path of this lab in its command line. */
  private static OptionalLong process(String name, String text) {
    return ProcessHandle.allProcesses()
        .mapToLong(ProcessHandle::pid)
        .filter(pid -> read(Path.of("/proc/" + pid, "comm")).strip().equals(name))
        .filter(pid -> read(Path.of("/proc/" + pid, "cmdline")).contains(text))
        .findFirst();
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
