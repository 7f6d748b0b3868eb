package io.swarmassay.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Removes what dead labs left; never touches a live one. */
public final class Sweep {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration DELETED = Duration.ofMinutes(1);

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
    Home.list(Home.labs()).stream().filter(Sweep::abandoned).forEach(Sweep::delete);
    orphans().stream()
        .filter(name -> !Cgroups.remove(name, PATIENCE))
        .forEach(name -> left.add("control group " + name));
    return left;
  }

  /** Whether it is a folder that was never finished. */
  private static boolean abandoned(Path draft) {
    return draft.getFileName().toString().startsWith("." + Home.PREFIX) && old(draft);
  }

  /** Old control groups without a process and without a folder here. */
  private static List<String> orphans() {
    return Home.list(Cgroups.freezer()).stream()
        .filter(group -> group.getFileName().toString().startsWith(Home.PREFIX) && old(group))
        .map(group -> group.getFileName().toString())
        .filter(name -> !Files.exists(Home.labs().resolve(name)))
        .filter(name -> Cgroups.places(name).stream().allMatch(Sweep::unused))
        .toList();
  }

  private static boolean unused(Path group) {
    return Cgroups.processes(group).isEmpty();
  }

  /** Older than anything that is just being made. */
  private static boolean old(Path path) {
    long age = System.currentTimeMillis() - path.toFile().lastModified();
    return age > Duration.ofMinutes(1).toMillis();
  }

  /** Ends and removes one lab, dead or alive; returns what is left. */
  static List<String> remove(LabFolder folder) {
    String id = folder.id();
    boolean gone = Poll.patiently(PATIENCE, () -> killed(id));
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

  /** Not by paths: what containers wrote may be nested deeper, and named in other bytes. */
  private static void delete(Path folder) {
    List<String> rm = List.of("rm", "-rf", "--one-file-system", "--", "" + folder);
    ProcessBuilder builder = LabProcess.of("", rm).redirectErrorStream(true);
    try {
      Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      Poll.patiently(DELETED, () -> !process.isAlive());
      process.destroyForcibly();
    } catch (IOException missing) {
      throw new LabException("cannot be run: rm", missing);
    }
  }
}
