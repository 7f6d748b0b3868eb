package io.swarmassay.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.image.debian.ImageException;
import io.swarmassay.image.debian.Release;
import io.swarmassay.image.debian.Sha256;
import io.swarmassay.swarm.Layer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * Base images from a registry, pinned by digest: {@code [https://]host/repository@sha256:...}. They
 * are read by this JVM and loaded like our own, so that no engine needs a way out. Tried against a
 * registry in memory only; no real one could be reached where this was written.
 */
final class RegistryBases {
  private static final Pattern PINNED =
      Pattern.compile("(https?://)?([^/]+)/([a-z0-9./_-]+)(?::[\\w.-]+)?@(sha256:[0-9a-f]{64})");
  private static final ObjectMapper JSON = new ObjectMapper();

  private RegistryBases() {}

  /** Pinned references by base name, from {@code name=reference,...}; none of an empty text. */
  static Map<String, String> pinned(String text) {
    Map<String, String> pinned = new TreeMap<>();
    for (String pair : text.split(",")) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length == 2) {
        pinned.put(parts[0], parts[1]);
      } else if (!pair.isBlank()) {
        throw new ImageException("ASSAY_BASES: '" + pair + "' is not name=host/repository@digest");
      }
    }
    return pinned;
  }

  /** The image of a pinned reference, under our name for it. */
  static BaseImage pull(String name, String pinned) {
    Matcher parts = PINNED.matcher(pinned);
    if (!parts.matches()) {
      throw new ImageException(
          "base " + name + ": '" + pinned + "' is not host/repository@sha256:<64 digits>");
    }
    String scheme = parts.group(1) == null ? "https://" : parts.group(1);
    String host = parts.group(2).equals("docker.io") ? "registry-1.docker.io" : parts.group(2);
    Registry registry = new Registry(scheme + host + "/v2/" + parts.group(3));
    JsonNode manifest = forThisMachine(registry, registry.manifest(parts.group(4)));
    return pack(name, registry, manifest);
  }

  private static JsonNode forThisMachine(Registry registry, JsonNode manifest) {
    if (!manifest.has("manifests")) {
      return manifest;
    }
    return StreamSupport.stream(manifest.get("manifests").spliterator(), false)
        .filter(at -> at.at("/platform/os").asText().equals("linux"))
        .filter(at -> at.at("/platform/architecture").asText().equals(Release.architecture()))
        .findFirst()
        .map(at -> registry.manifest(at.path("digest").asText()))
        .orElseThrow(() -> new ImageException("the index has no " + Release.architecture()));
  }

  private static BaseImage pack(String name, Registry registry, JsonNode manifest) {
    byte[] config = registry.blob(manifest.at("/config/digest").asText());
    String id = Sha256.of(config);
    Tree archive = new Tree();
    archive.add(id + ".json", new Tree.Content(config, 0644));
    List<String> files = new ArrayList<>();
    List<String> diffs = new ArrayList<>();
    List<Layer> layers = new ArrayList<>();
    for (JsonNode layer : manifest.path("layers")) {
      byte[] tar = unpacked(registry.blob(layer.path("digest").asText()));
      String digest = Sha256.of(tar);
      String file = digest + "/layer.tar";
      diffs.add("sha256:" + digest);
      archive.add(file, new Tree.Content(tar, 0644));
      files.add(file);
      layers.add(new Layer("base", tar.length));
    }
    String reference = "swarmassay/base-" + name + ":" + id.substring(0, 12);
    Map<String, Object> index =
        Map.of("Config", id + ".json", "RepoTags", List.of(reference), "Layers", files);
    archive.add("manifest.json", new Tree.Content(json(List.of(index)), 0644));
    return new BaseImage(reference, "sha256:" + id, diffs, layers, archive.tar());
  }

  private static byte[] unpacked(byte[] layer) {
    boolean zipped = layer.length > 2 && layer[0] == 0x1f && layer[1] == (byte) 0x8b;
    try {
      return zipped ? new GZIPInputStream(new ByteArrayInputStream(layer)).readAllBytes() : layer;
    } catch (IOException e) {
      throw new ImageException("a layer cannot be unpacked: " + e.getMessage());
    }
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
