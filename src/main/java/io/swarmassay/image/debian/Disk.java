package io.swarmassay.image.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders on disk. */
public final class Disk {
  private Disk() {}

  /**
   * Removes a folder with all in it; nothing happens when it is not there. Links are not followed.
   */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(HostCommand::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
