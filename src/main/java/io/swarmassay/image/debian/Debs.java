package io.swarmassay.image.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The Debian packages of one release that images are made of, kept in a folder. A package is
 * resolved by apt when it is wanted for the first time, then recorded and kept; deleting the folder
 * resolves anew.
 */
public final class Debs {
  private static final Duration LOOK = Duration.ofSeconds(20);
  private final Path folder;
  private final PackageSource source;
  private boolean refreshed;

  /** Packages kept in a folder, fetched from that source. */
  public Debs(Path folder, PackageSource source) {
    this.folder = folder;
    this.source = source;
  }

  /** Those of this machine's release, in that cache. */
  public static Debs ofThisMachine(Path cache) {
    return new Debs(cache.resolve("debs").resolve(Release.ofThisMachine()), Apt.ofThisMachine());
  }

  /** Where they lie. */
  public Path folder() {
    return folder;
  }

  /** Those packages, by the recipe's names, as far as they lie here already. */
  public Map<String, Deb> known(Collection<String> names) {
    Map<String, Deb> all = DebIndex.read(folder);
    Map<String, Deb> found = new TreeMap<>();
    names.stream().filter(all::containsKey).forEach(name -> found.put(name, all.get(name)));
    return found;
  }

  /** Those packages, by the recipe's names; what is missing is downloaded. */
  public Map<String, Deb> get(Collection<String> names) {
    Map<String, Deb> known = known(names);
    List<String> missing = names.stream().filter(name -> !known.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      download(missing);
    }
    return known(names);
  }

  /** Of names {@code a|b}, those that can be had without an error; asked all at once. */
  public Set<String> available(Collection<String> names) {
    Set<String> single = new TreeSet<>();
    names.forEach(name -> single.addAll(List.of(name.split("\\|"))));
    Set<String> there = source.having(single);
    Set<String> available = new TreeSet<>(names);
    available.removeIf(name -> Stream.of(name.split("\\|")).noneMatch(there::contains));
    return available;
  }

  /** Whether the release has a package of one of the names {@code a|b}. */
  public boolean exists(String alternatives) {
    if (!known(List.of(alternatives)).isEmpty() || any(alternatives)) {
      return true;
    }
    if (!refreshed) {
      refreshed = true;
      source.refresh();
      return any(alternatives);
    }
    return false;
  }

  private boolean any(String alternatives) {
    return Stream.of(alternatives.split("\\|")).anyMatch(source::has);
  }

  private void download(List<String> names) {
    Path incoming = folder.resolve("incoming");
    try {
      Disk.delete(incoming);
      Files.createDirectories(incoming);
      Map<String, String> resolved = new TreeMap<>();
      names.forEach(name -> resolved.put(name, PackageName.in(source, name)));
      source.download(new TreeSet<>(resolved.values()), incoming);
      Map<String, Deb> fresh = new TreeMap<>();
      for (Path file : files(incoming)) {
        Deb deb = take(file);
        fresh.put(deb.name(), deb);
      }
      Map<String, Deb> all = DebIndex.read(folder);
      all.putAll(fresh);
      resolved.forEach((asked, name) -> all.put(asked, there(fresh, name)));
      DebIndex.write(folder, all);
      Disk.delete(incoming);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Deb there(Map<String, Deb> fresh, String name) {
    Deb deb = fresh.get(name);
    if (deb == null) {
      throw new ImageException("package " + name + " was asked for, " + fresh.keySet() + " came");
    }
    return deb;
  }

  private Deb take(Path file) throws IOException {
    List<String> fields =
        HostCommand.run(
                folder,
                LOOK,
                List.of(
                    "dpkg-deb", "--show", "--showformat=${Package}\\n${Version}", file.toString()))
            .text()
            .lines()
            .toList();
    Path kept = folder.resolve(file.getFileName());
    Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
    return new Deb(fields.get(0), fields.get(1), Sha256.of(kept), kept);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".deb"))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }
}
