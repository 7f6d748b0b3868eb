package io.swarmassay.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads what files an image is made of, layer by layer, from its archive. */
final class LayerFiles {
  private static final int MOST = 150;
  private static final String COMPONENT = "component=";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, byte[]> documents = new HashMap<>();
  private final Map<String, List<ImageFile>> layers = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();

  private LayerFiles() {}

  /**
   * The largest files, the largest first; a file that two layers hold is in it twice, as it is in
   * the image's size.
   *
   * @param archive as {@code docker save} writes it
   */
  static List<ImageFile> of(byte[] archive) {
    try {
      LayerFiles files = new LayerFiles();
      files.read(archive);
      return files.named().stream()
          .sorted(Comparator.comparingLong(ImageFile::bytes).reversed())
          .limit(MOST)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("an image's archive cannot be read", e);
    }
  }

  private void read(byte[] archive) throws IOException {
    TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(archive));
    for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      String name = entry.getName();
      if (name.endsWith(".tar") && entry.isSymbolicLink()) {
        links.put(name, entry.getLinkName().replace("../", ""));
      } else if (name.endsWith(".tar")) {
        layers.put(name, layer(in));
      } else if (name.endsWith(".json")) {
        documents.put(name, in.readAllBytes());
      }
    }
  }

  private static List<ImageFile> layer(InputStream layer) throws IOException {
    List<ImageFile> files = new ArrayList<>();
    TarArchiveInputStream in = new TarArchiveInputStream(layer);
    for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (entry.isFile() && entry.getSize() > 0) {
        files.add(new ImageFile("", entry.getName(), entry.getSize()));
      }
    }
    return files;
  }

  /** The manifest names the layers, bottom first; the configuration says what made each. */
  private List<ImageFile> named() throws IOException {
    JsonNode manifest = JSON.readTree(documents.get("manifest.json")).path(0);
    List<String> components = components(JSON.readTree(document(manifest.path("Config").asText())));
    List<ImageFile> all = new ArrayList<>();
    for (int i = 0; i < manifest.path("Layers").size(); i++) {
      String layer = manifest.path("Layers").get(i).asText();
      String component = i < components.size() ? components.get(i) : "app";
      layers
          .getOrDefault(links.getOrDefault(layer, layer), List.of())
          .forEach(file -> all.add(new ImageFile(component, file.path(), file.bytes())));
    }
    return all;
  }

  private byte[] document(String name) throws IOException {
    if (!documents.containsKey(name)) {
      throw new IOException("no " + name + " in it");
    }
    return documents.get(name);
  }

  private static List<String> components(JsonNode configuration) {
    List<String> components = new ArrayList<>();
    for (JsonNode step : configuration.path("history")) {
      String comment = step.path("comment").asText("");
      if (!step.path("empty_layer").asBoolean(false)) {
        boolean named = comment.startsWith(COMPONENT);
        components.add(named ? comment.substring(COMPONENT.length()) : "app");
      }
    }
    return components;
  }
}
