package io.swarmassay.image.debian;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** Which packages lie in a folder: {@code packages.json}, replaced as a whole. */
final class DebIndex {
  private static final String FILE = "packages.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private DebIndex() {}

  /** One line of the index; the file's name is relative to the folder. */
  record Line(String name, String version, String sha256, String file) {}

  /** Packages by the names recipes use; those whose file is gone are left out. */
  static Map<String, Deb> read(Path folder) {
    Map<String, Deb> debs = new TreeMap<>();
    Path index = folder.resolve(FILE);
    if (!Files.exists(index)) {
      return debs;
    }
    try {
      Map<String, Line> lines =
          JSON.readValue(index.toFile(), new TypeReference<Map<String, Line>>() {});
      lines.forEach((key, line) -> add(debs, folder, key, line));
      return debs;
    } catch (IOException damaged) {
      return new TreeMap<>();
    }
  }

  private static void add(Map<String, Deb> debs, Path folder, String key, Line line) {
    Path file = folder.resolve(line.file());
    if (Files.exists(file)) {
      debs.put(key, new Deb(line.name(), line.version(), line.sha256(), file));
    }
  }

  static void write(Path folder, Map<String, Deb> debs) {
    Map<String, Line> lines = new TreeMap<>();
    debs.forEach((key, deb) -> lines.put(key, line(deb)));
    try {
      Path fresh = Files.createTempFile(folder, "packages", ".tmp");
      JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), lines);
      Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(Deb deb) {
    return new Line(deb.name(), deb.version(), deb.sha256(), deb.file().getFileName().toString());
  }
}
