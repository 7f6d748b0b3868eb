package io.swarmassay.report.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The last run of the same scenario before one, that PASSED; for what grew since. */
final class FormerRun {
  private FormerRun() {}

  /** Its images' files, from its {@code run.json}. */
  static ImageFiles before(Path folder) throws IOException {
    Path here = folder.toRealPath();
    if (here.getParent() == null) {
      return ImageFiles.NONE;
    }
    for (Path run : earlier(here)) {
      Path verdict = run.resolve("verdict.json");
      if (Files.exists(verdict)
          && EvidenceReader.verdict(verdict).outcome() == Outcome.PASSED
          && Files.exists(run.resolve("run.json"))) {
        return files(run);
      }
    }
    return ImageFiles.NONE;
  }

  /** Folders are named by their time: the newest first. */
  private static List<Path> earlier(Path here) throws IOException {
    String name = here.getFileName().toString();
    try (Stream<Path> runs = Files.list(here.getParent())) {
      return runs.filter(run -> Files.isDirectory(run) && !Files.isSymbolicLink(run))
          .filter(run -> run.getFileName().toString().compareTo(name) < 0)
          .sorted(Comparator.comparing(Path::getFileName).reversed())
          .toList();
    }
  }

  private static ImageFiles files(Path run) {
    JsonNode facts = EvidenceReader.json(run.resolve("run.json")).path(ImageFiles.TOPIC);
    Map<String, String> files = new LinkedHashMap<>();
    facts.properties().forEach(file -> files.put(file.getKey(), file.getValue().asText()));
    return ImageFiles.of(run.getFileName().toString(), files);
  }
}
