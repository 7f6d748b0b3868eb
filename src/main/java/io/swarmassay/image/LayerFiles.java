package io.swarmassay.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads what files an image is made of, layer by layer, from its archive. Engines up to 24 name
 * layers {@code <id>/layer.tar}, later ones {@code blobs/sha256/<hash>}, packed or not: the
 * manifest says which entry is what, and the bytes say how they are packed.
 */
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
      throw new UncheckedIOException("an image's archive cannot be read: " + e.getMessage(), e);
    }
  }

  private void read(byte[] archive) throws IOException {
    TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(archive));
    for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      String name = entry.getName();
      if (entry.isSymbolicLink() || entry.isLink()) {
        Path target = Path.of("/" + name).resolveSibling(entry.getLinkName()).normalize();
        links.put(name, target.toString().substring(1));
      } else if (entry.isFile() && entry.getSize() > 0) {
        content(name, new BufferedInputStream(in));
      }
    }
  }

  private void content(String name, InputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first == '{' || first == '[') {
      documents.put(name, in.readAllBytes());
    } else if (first == 0x1f && second == 0x8b) {
      layers.put(name, layer(new GZIPInputStream(in)));
    } else if (!name.endsWith("/VERSION") && !name.equals("repositories")) {
      layers.put(name, layer(in));
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
    JsonNode manifest = JSON.readTree(document("manifest.json")).path(0);
    List<String> components = components(JSON.readTree(document(manifest.path("Config").asText())));
    List<ImageFile> all = new ArrayList<>();
    for (int i = 0; i < manifest.path("Layers").size(); i++) {
      String component = i < components.size() ? components.get(i) : "app";
      files(manifest.path("Layers").get(i).asText())
          .forEach(file -> all.add(new ImageFile(component, file.path(), file.bytes())));
    }
    return all;
  }

  private List<ImageFile> files(String layer) throws IOException {
    List<ImageFile> files = layers.get(links.getOrDefault(layer, layer));
    if (files == null) {
      throw new IOException("no layer " + layer + " in it");
    }
    return files;
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
