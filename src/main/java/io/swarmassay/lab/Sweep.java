package io.swarmassay.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes what dead labs left; never touches a live one. */
public final class Sweep {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Sweep() {}

  /**
   * Removes every dead lab of this machine.
   *
   * @return what could not be removed; empty when nothing is left
   */
  public static List<String> dead() {
    List<String> left = new ArrayList<>();
    for (Path path : Home.folders()) {
      LabFolder folder = new LabFolder(path);
      if (!Holder.read(path).alive()) {
        left.addAll(remove(folder));
      }
    }
    return left;
  }

  /** Ends and removes one lab, dead or alive; returns what is left. */
  static List<String> remove(LabFolder folder) {
    String id = folder.id();
    boolean gone = Patience.until(PATIENCE, () -> killed(id));
    boolean free = Cgroups.remove(id, PATIENCE);
    if (gone && free) {
      delete(folder.path());
      folder.link().toFile().delete();
    }
    return Audit.of(id);
  }

  /** Thaws and kills what it finds by pid; true when nothing was found. */
  private static boolean killed(String id) {
    Cgroups.places(id).forEach(Cgroups::thaw);
    List<Long> found = Processes.ofLab(id);
    for (long pid : found) {
      if (Processes.ofLab(pid, id)) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    return found.isEmpty();
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException gone) {
      return;
    }
  }
}
