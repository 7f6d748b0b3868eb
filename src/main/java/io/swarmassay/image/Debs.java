package io.swarmassay.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Debian packages that base images are made of, kept in a folder. A package is resolved by apt
 * when it is wanted for the first time, then recorded and kept; deleting the folder resolves anew.
 */
final class Debs {
  private static final Duration DOWNLOAD = Duration.ofMinutes(10);
  private static final Duration UPDATE = Duration.ofMinutes(5);
  private final Path folder;

  Debs(Path folder) {
    this.folder = folder;
  }

  /** Those packages, by the recipe's names, as far as they lie here already. */
  Map<String, Deb> known(Collection<String> names) {
    Map<String, Deb> all = DebIndex.read(folder);
    Map<String, Deb> found = new TreeMap<>();
    names.stream().filter(all::containsKey).forEach(name -> found.put(name, all.get(name)));
    return found;
  }

  /** Those packages, by the recipe's names; what is missing is downloaded by apt. */
  Map<String, Deb> get(Collection<String> names) {
    Map<String, Deb> known = known(names);
    List<String> missing = names.stream().filter(name -> !known.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      download(missing);
    }
    return known(names);
  }

  private void download(List<String> names) {
    Path incoming = folder.resolve("incoming");
    try {
      Disk.delete(incoming);
      Files.createDirectories(incoming);
      Map<String, String> resolved = new TreeMap<>();
      names.forEach(name -> resolved.put(resolve(name), name));
      fetch(incoming, new ArrayList<>(resolved.keySet()));
      Map<String, Deb> all = DebIndex.read(folder);
      for (Path file : files(incoming)) {
        Deb deb = take(file);
        all.put(resolved.get(deb.name()), deb);
      }
      DebIndex.write(folder, all);
      Disk.delete(incoming);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first of {@code a|b} that apt knows; a single name is not asked about. */
  private String resolve(String alternatives) {
    String[] names = alternatives.split("\\|");
    for (String name : names) {
      if (names.length == 1 || apt(UPDATE, "apt-cache", "show", name).exit() == 0) {
        return name;
      }
    }
    throw new ImageException("apt knows none of the packages " + alternatives);
  }

  private void fetch(Path incoming, List<String> names) {
    List<String> command = new ArrayList<>(List.of("apt-get", "-q", "download"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(1, List.of("-o", "APT::Sandbox::User=root"));
    }
    command.addAll(names);
    if (Command.run(incoming, DOWNLOAD, command).exit() == 0) {
      return;
    }
    apt(UPDATE, "apt-get", "-q", "update");
    Command.Result second = Command.run(incoming, DOWNLOAD, command);
    if (second.exit() != 0) {
      throw new ImageException(
          "packages for the base images cannot be downloaded ("
              + String.join(" ", command)
              + "):\n"
              + second.tail(5));
    }
  }

  private Command.Result apt(Duration deadline, String... command) {
    return Command.run(folder, deadline, List.of(command));
  }

  private Deb take(Path file) throws IOException {
    List<String> fields =
        Command.run(
                folder,
                Duration.ofSeconds(20),
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
