package io.swarmassay.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Control groups of labs, on a v1 or v2 hierarchy. */
final class Cgroups {
  static final Path ROOT = Path.of("/sys/fs/cgroup");

  private static final Duration SETTLED = Duration.ofSeconds(5);

  private Cgroups() {}

  /** Whether the hierarchy is version 2; on hybrid machines version 1 is what counts. */
  static boolean v2() {
    return Files.exists(ROOT.resolve("cgroup.controllers"));
  }

  /** The group below which everything of one controller lies. */
  static Path root(String controller) {
    return v2() ? ROOT : ROOT.resolve(controller);
  }

  /** The one that freezes; every process of a lab's engines and containers is in it. */
  static Path freezer() {
    return root("freezer");
  }

  /** Every hierarchy's group of this name that exists. */
  static List<Path> places(String name) {
    List<Path> roots = new ArrayList<>(Home.list(ROOT));
    roots.add(ROOT);
    return roots.stream()
        .filter(root -> !Files.isSymbolicLink(root))
        .map(root -> root.resolve(name))
        .filter(Files::isDirectory)
        .toList();
  }

  /** A group and all groups below it, deepest first; empty when it is gone. */
  static List<Path> tree(Path group) {
    try (Stream<Path> all = Files.walk(group)) {
      return all.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | java.io.UncheckedIOException gone) {
      return List.of();
    }
  }

  /** Processes in a group and in all groups below it. */
  static List<Long> processes(Path group) {
    return tree(group).stream()
        .flatMap(each -> Processes.Text.read(each.resolve("cgroup.procs")).lines())
        .map(Long::valueOf)
        .toList();
  }

  /** Asks the kernel to freeze or thaw a group; does not wait. */
  static void freeze(Path group, boolean frozen) throws IOException {
    if (v2()) {
      Files.writeString(group.resolve("cgroup.freeze"), frozen ? "1" : "0");
    } else {
      Files.writeString(group.resolve("freezer.state"), frozen ? "FROZEN" : "THAWED");
    }
  }

  /** Freezes or thaws a group and waits until all of it stands still, or runs. */
  static void settle(Path group, boolean frozen) {
    String what = group + (frozen ? " to be frozen" : " to be thawed");
    try {
      freeze(group, frozen);
    } catch (IOException failed) {
      throw new LabException(what, failed);
    }
    Freezing again = new Freezing(group, frozen);
    if (!Poll.until(SETTLED, again::settled)) {
      throw new LabException(what + ": not within " + SETTLED.toSeconds() + " s");
    }
  }

  /** Whether a group stands still, or runs. */
  static boolean is(Path group, boolean frozen) {
    return v2()
        ? Processes.Text.read(group.resolve("cgroup.events")).contains("frozen " + (frozen ? 1 : 0))
        : Processes.Text.read(group.resolve("freezer.state"))
            .startsWith(frozen ? "FROZEN" : "THAWED");
  }

  /** Lets everything below a group go on: frozen processes of v1 outlive SIGKILL. */
  static void thaw(Path group) {
    for (Path each : tree(group)) {
      try {
        freeze(each, false);
      } catch (IOException gone) {
        continue;
      }
    }
  }

  /** Removes the groups of this name in every hierarchy; false when one was still in use. */
  static boolean remove(String name, Duration deadline) {
    return Poll.patiently(
        deadline,
        () -> {
          places(name).forEach(place -> tree(place).forEach(group -> group.toFile().delete()));
          return places(name).isEmpty();
        });
  }
}
