package io.swarmassay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the evidence a user means. */
final class EvidenceFolders {
  private EvidenceFolders() {}

  /** The newest evidence of each scenario; none when there is no such folder. */
  static List<Path> newest(Path reports) throws IOException {
    if (!Files.isDirectory(reports)) {
      return List.of();
    }
    try (Stream<Path> scenarios = Files.list(reports)) {
      return scenarios
          .map(scenario -> scenario.resolve("latest"))
          .filter(latest -> Files.exists(latest.resolve("history.jsonl")))
          .sorted()
          .toList();
    }
  }

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
