package io.swarmassay.killed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a living harness and its lab occupy, looked up in {@code /proc} and {@code /sys} without a
 * line of the product, so that what is left of it can be found when it is dead.
 *
 * @param lab the lab's id
 * @param home where labs of this harness are kept
 * @param family the harness and all that descends from it
 * @param namespaces those of the family that are not this machine's own
 * @param groups control groups that only the family is in
 * @param taken when this was written down, in hundredths of a second since boot: numbers of
 *     namespaces that died are given to younger processes
 */
record Footprint(
    String lab,
    Path home,
    List<ProcessHandle> family,
    Set<String> namespaces,
    Set<Path> groups,
    long taken) {
  private static final Path PROC = Path.of("/proc");
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
  private static final List<String> KINDS = List.of("net", "mnt", "pid", "uts", "ipc", "user");

  /** That of a process and of all that descends from it. */
  static Footprint of(ProcessHandle harness, String lab, Path home) {
    List<ProcessHandle> family = Stream.concat(Stream.of(harness), harness.descendants()).toList();
    Set<String> namespaces = new TreeSet<>();
    Set<Path> groups = new TreeSet<>();
    for (ProcessHandle member : family) {
      namespaces.addAll(namespaces("" + member.pid()));
      groups.addAll(groups("" + member.pid()));
    }
    namespaces.removeAll(namespaces("self"));
    groups.removeAll(groups("self"));
    return new Footprint(lab, home, family, namespaces, groups, sinceBoot());
  }

  /** What of it is still there; empty when it is gone without a trace. */
  List<String> left() {
    List<String> left = new ArrayList<>();
    family.stream()
        .filter(Footprint::alive)
        .forEach(member -> left.add("process " + member.pid() + " " + command("" + member.pid())));
    for (String pid : pids()) {
      Stream.concat(named(pid), old(pid) && !ofAnotherLab(pid) ? keeps(pid) : Stream.of())
          .forEach(what -> left.add("process " + pid + " " + command(pid) + ": " + what));
    }
    Stream.concat(groups.stream().filter(Files::exists), groupsOfThisName())
        .distinct()
        .forEach(group -> left.add("control group " + group));
    places().forEach(path -> left.add("file " + path));
    return left;
  }

  /** Whether its folder is gone and its family dead: cheap to ask, and no proof yet. */
  boolean seemsGone() {
    return family.stream().noneMatch(Footprint::alive) && places().findAny().isEmpty();
  }

  private static boolean alive(ProcessHandle member) {
    return member.isAlive() && alive("" + member.pid());
  }

  /** A zombie has ended; it waits for the machine's init, which is not ours. */
  private static boolean alive(String pid) {
    String stat = text(PROC.resolve(pid + "/stat"));
    return !stat.isEmpty() && !stat.substring(stat.lastIndexOf(')') + 1).startsWith(" Z");
  }

  private Stream<String> named(String pid) {
    String said = text(PROC.resolve(pid + "/environ")) + text(PROC.resolve(pid + "/cmdline"));
    return said.contains(lab) ? Stream.of("has the lab's name") : Stream.of();
  }

  /** How another process keeps a part of the lab: lives in it, holds it open, sees its mounts. */
  private Stream<String> keeps(String pid) {
    Set<String> in = namespaces(pid);
    in.retainAll(namespaces);
    Stream<String> open =
        list(PROC.resolve(pid + "/fd")).map(Footprint::target).filter(namespaces::contains);
    Predicate<String> ours =
        line -> line.contains(lab) || namespaces.stream().anyMatch(line::contains);
    Stream<String> mounts = text(PROC.resolve(pid + "/mountinfo")).lines().filter(ours);
    return Stream.of(
            in.stream().map(name -> "is in " + name),
            open.map(name -> "has open " + name),
            mounts.map(mount -> "sees mount " + mount))
        .flatMap(all -> all);
  }

  /** In every hierarchy, v1 and v2, one level below the root and one below that. */
  private Stream<Path> groupsOfThisName() {
    return Stream.concat(Stream.of(CGROUPS), list(CGROUPS))
        .flatMap(Footprint::list)
        .flatMap(group -> Stream.concat(Stream.of(group), list(group)))
        .filter(group -> group.getFileName().toString().contains(lab))
        .filter(Files::isDirectory);
  }

  /** What lies where labs are kept, and what has this one's name where programs leave things. */
  private Stream<Path> places() {
    Stream<Path> elsewhere =
        Stream.of("/dev/shm", "/run", "/run/netns", "/run/docker", "/tmp", "/var/lib/docker")
            .flatMap(this::thingsIn);
    return Stream.concat(list(home.resolve("labs")), elsewhere);
  }

  private Stream<Path> thingsIn(String folder) {
    return list(Path.of(folder)).filter(path -> path.getFileName().toString().contains(lab));
  }

  private static List<String> pids() {
    return list(PROC)
        .map(path -> path.getFileName().toString())
        .filter(name -> Character.isDigit(name.charAt(0)))
        .filter(Footprint::alive)
        .toList();
  }

  private boolean old(String pid) {
    String stat = text(PROC.resolve(pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return fields.length > 19 && Long.parseLong(fields[19]) <= taken;
  }

  private static long sinceBoot() {
    String seconds = text(PROC.resolve("uptime")).split(" ")[0];
    return Long.parseLong(seconds.replace(".", ""));
  }

  private boolean ofAnotherLab(String pid) {
    String all = text(PROC.resolve(pid + "/cgroup")) + text(PROC.resolve(pid + "/environ"));
    return Pattern.compile("/assay-\\w+|ASSAY_LAB=assay-\\w+")
        .matcher(all)
        .results()
        .anyMatch(found -> !found.group().endsWith(lab));
  }

  private static Set<String> namespaces(String pid) {
    return KINDS.stream()
        .map(kind -> target(PROC.resolve(pid + "/ns/" + kind)))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Control groups of a process; the roots of the hierarchies left out. */
  private static Set<Path> groups(String pid) {
    return text(PROC.resolve(pid + "/cgroup"))
        .lines()
        .map(line -> line.split(":", 3))
        .filter(parts -> parts[2].length() > 1)
        .map(parts -> hierarchy(parts[1]).resolve(parts[2].substring(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where the hierarchy of these controllers is mounted; none are version 2's. */
  private static Path hierarchy(String controllers) {
    Path unified = CGROUPS.resolve("unified");
    boolean hybrid = controllers.isEmpty() && Files.exists(unified);
    return hybrid ? unified : CGROUPS.resolve(controllers.replace("name=", ""));
  }

  private static String command(String pid) {
    return text(PROC.resolve(pid + "/comm")).strip();
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException gone) {
      return "";
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList().stream();
    } catch (IOException | UncheckedIOException gone) {
      return Stream.of();
    }
  }
}
