package io.swarmassay.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a node's engine is told, in the lab's folder: {@code engines/n1}, for {@code engine.sh}, and
 * {@code engines/n1.json}, its configuration, written on purpose so that none of the machine's own
 * counts.
 */
final class EngineFiles {
  private EngineFiles() {}

  /** Writes both; the engine reads them at its next start. */
  static void write(Path lab, String node, EngineRoot engine) throws IOException {
    Path folder = Files.createDirectories(lab.resolve("engines"));
    Map<String, String> values = new TreeMap<>();
    values.put("ASSAY_ENGINE", engine.name());
    values.put("ASSAY_ENGINE_ROOT", engine.folder().map(Path::toString).orElse(""));
    values.put("ASSAY_ENGINE_OPTIONS", EngineOptions.of(engine));
    Files.writeString(folder.resolve(node), shell(values));
    Files.writeString(folder.resolve(node + ".json"), configuration(engine));
  }

  /** Assignments that a shell reads back as they were. */
  static String shell(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "='" + value.getValue().replace("'", "'\\''") + "'\n")
        .collect(Collectors.joining());
  }

  /** Names what releases have different defaults for. */
  static String configuration(EngineRoot engine) {
    boolean containerd = engine.store() == EngineRoot.Store.CONTAINERD;
    return String.format(
        Locale.ROOT,
        """
        {
          "features": {"containerd-snapshotter": %s},
          %s"log-driver": "json-file"
        }
        """,
        containerd,
        containerd ? "" : "\"storage-driver\": \"overlay2\",\n  ");
  }
}
