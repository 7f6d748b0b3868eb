package io.swarmassay.lab;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What of a lab is on this machine. */
public final class Audit {
  private Audit() {}

  /** Processes, mounts, control groups, folders and links of the lab; empty when it left none. */
  public static List<String> of(String id) {
    List<String> left = new ArrayList<>();
    for (long pid : Processes.ofLab(id)) {
      left.add("process " + pid + " (" + Processes.command(pid) + ")");
    }
    Processes.Text.read(Path.of("/proc/self/mountinfo"))
        .lines()
        .map(line -> line.split(" ")[4])
        .filter(mount -> mount.contains(id))
        .forEach(mount -> left.add("mount " + mount));
    Cgroups.places(id).forEach(group -> left.add("control group " + group));
    Path folder = Home.labs().resolve(id);
    if (Files.exists(folder)) {
      left.add("folder " + folder);
    }
    Path link = new LabFolder(folder).link();
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      left.add("link " + link);
    }
    return left;
  }
}
