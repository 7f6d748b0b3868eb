package io.swarmassay.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where labs are kept on this machine: {@code ASSAY_HOME}, else {@code /var/lib/swarmassay}. */
final class Home {
  static final String PREFIX = "assay-";
  private static final String DEFAULT = "/var/lib/swarmassay";

  private Home() {}

  static Path path() {
    String set = System.getenv("ASSAY_HOME");
    return Path.of(set == null || set.isBlank() ? DEFAULT : set).toAbsolutePath().normalize();
  }

  /** The folder of all labs, which may not exist yet. */
  static Path labs() {
    return path().resolve("labs");
  }

  /** Folders of labs, alive or dead, in the order of their names. */
  static List<Path> folders() {
    return list(labs()).stream()
        .filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
        .toList();
  }

  /** What a folder holds; nothing when there is no such folder. */
  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException | UncheckedIOException gone) {
      return List.of(); // ended while we looked
    }
  }
}
