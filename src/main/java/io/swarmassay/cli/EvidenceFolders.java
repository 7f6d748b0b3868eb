package io.swarmassay.cli;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds the evidence a user means. */
final class EvidenceFolders {
  private EvidenceFolders() {}

  /**
   * The folder itself, or the newest one in a scenario's folder.
   *
   * @throws NoSuchFileException when there is no history in it
   */
  static Path existing(Path given) throws NoSuchFileException {
    Path folder = Files.exists(given.resolve("latest")) ? given.resolve("latest") : given;
    if (!Files.exists(folder.resolve("history.jsonl"))) {
      throw new NoSuchFileException(
          folder.resolve("history.jsonl") + " (evidence is a folder below reports/)");
    }
    return folder;
  }
}
