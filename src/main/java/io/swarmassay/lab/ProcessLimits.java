package io.swarmassay.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What this process and its children may open and start.
 *
 * @param files open files, the hard limit: engines raise their own to it
 * @param tasks threads and processes that may still be started; empty where nothing limits them
 */
record ProcessLimits(OptionalLong files, OptionalLong tasks) {
  /** What the JVM and an idle engine hold open, about 250 each, with room for containers. */
  static final long FILES = 1024;

  /** Threads and processes of the JVM and the hub; then of one node with a few containers. */
  private static final long TASKS = 120;

  private static final long TASKS_OF_NODE = 80;

  /** Those of this process, as {@code /proc} and the control groups tell. */
  static ProcessLimits ofThisProcess() {
    OptionalLong files = files(Processes.read(ProcessHandle.current().pid(), "limits"));
    return new ProcessLimits(files, tasks(Cgroups.ROOT.resolve("pids"), Cgroups.ROOT));
  }

  /** The hard limit in the text of {@code /proc/PID/limits}. */
  static OptionalLong files(String limits) {
    return limits
        .lines()
        .filter(line -> line.startsWith("Max open files"))
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 4 && words[4].matches("[0-9]{1,18}"))
        .mapToLong(words -> Long.parseLong(words[4]))
        .findFirst();
  }

  /** What the control group of a container has left; the machine's own has no such files. */
  static OptionalLong tasks(Path... places) {
    return Stream.of(places)
        .filter(place -> number(place.resolve("pids.max")).isPresent())
        .mapToLong(
            place ->
                number(place.resolve("pids.max")).getAsLong()
                    - number(place.resolve("pids.current")).orElse(0))
        .min();
  }

  private static OptionalLong number(Path file) {
    String text = Processes.Text.read(file).strip();
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** What does not suffice for a lab of so many nodes, a line each with the numbers. */
  List<String> tooLow(int nodes) {
    List<String> low = new ArrayList<>();
    if (files.orElse(Long.MAX_VALUE) < FILES) {
      low.add(files.getAsLong() + " open files are allowed (ulimit -Hn), and a lab takes " + FILES);
    }
    long needed = TASKS + nodes * TASKS_OF_NODE;
    if (tasks.orElse(Long.MAX_VALUE) < needed) {
      low.add(
          tasks.getAsLong()
              + " more threads and processes are allowed (pids.max), and a lab of "
              + nodes
              + " nodes takes about "
              + needed);
    }
    return low;
  }
}
