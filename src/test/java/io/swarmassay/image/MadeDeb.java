package io.swarmassay.image;

import io.swarmassay.image.debian.HostCommand;
import io.swarmassay.image.debian.ImageException;
import io.swarmassay.image.debian.PackageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A release of tiny packages in a folder, named and placed as a real release does. */
final class MadeDeb implements PackageSource {
  private final Path folder;
  private final Map<String, Path> debs = new TreeMap<>();

  MadeDeb(Path folder) {
    this.folder = folder;
  }

  /**
   * Adds a package.
   *
   * @param files what each file needs, by absolute path: names of libraries between spaces
   */
  MadeDeb add(String name, String depends, Map<String, String> files) {
    try {
      Path root = folder.resolve("root-" + name);
      for (var file : files.entrySet()) {
        Path at = root.resolve(file.getKey().substring(1));
        Files.createDirectories(at.getParent());
        Files.write(at, elf(List.of(file.getValue().split(" "))));
      }
      Files.createDirectories(root.resolve("DEBIAN"));
      Files.writeString(
          root.resolve("DEBIAN/control"),
          "Package: "
              + name
              + "\nVersion: 1\nArchitecture: all\nMaintainer: x\n"
              + (depends.isEmpty() ? "" : "Depends: " + depends + "\n")
              + "Description: made for a test\n");
      Path deb = folder.resolve(name + ".deb");
      List<String> build =
          List.of(
              "dpkg-deb", "--root-owner-group", "-Znone", "-b", root.toString(), deb.toString());
      HostCommand.Result built = HostCommand.run(folder, Duration.ofSeconds(30), build);
      if (built.exit() != 0) {
        throw new IllegalStateException(built.text());
      }
      debs.put(name, deb);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<String> having(Collection<String> names) {
    Set<String> found = new TreeSet<>(debs.keySet());
    found.retainAll(names);
    return found;
  }

  @Override
  public List<String> beginning(String prefix) {
    return debs.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  @Override
  public void refresh() {}

  @Override
  public void download(Collection<String> names, Path to) {
    for (String name : names) {
      try {
        if (!debs.containsKey(name)) {
          throw new ImageException("no package " + name);
        }
        Files.copy(debs.get(name), to.resolve(name + ".deb"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A 64-bit ELF file with nothing but the names of the libraries it needs. */
  static byte[] elf(List<String> needed) {
    List<String> names = needed.stream().filter(name -> !name.isEmpty()).toList();
    int dynamic = 64 + 2 * 56;
    int strings = dynamic + (names.size() + 2) * 16;
    ByteBuffer file = ByteBuffer.allocate(strings + 1024).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    file.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 2);
    file.putInt(64, 1).putLong(64 + 8, 0).putLong(64 + 16, 0).putLong(64 + 32, file.capacity());
    file.putInt(120, 2).putLong(120 + 8, dynamic).putLong(120 + 32, (names.size() + 2) * 16L);
    int at = 1;
    int entry = dynamic;
    for (String name : names) {
      file.putLong(entry, 1).putLong(entry + 8, at);
      file.position(strings + at);
      file.put(name.getBytes(StandardCharsets.US_ASCII));
      at += name.length() + 1;
      entry += 16;
    }
    file.putLong(entry, 5).putLong(entry + 8, strings);
    return file.array();
  }
}
