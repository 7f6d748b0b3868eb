package io.swarmassay.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.image.debian.Release;
import io.swarmassay.image.debian.Sha256;
import io.swarmassay.swarm.Layer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Packs trees as an image archive, a layer each. The same trees give the same bytes, and so the
 * same image identifier on every engine.
 */
final class Archive {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
  private final String created = Instant.ofEpochMilli(Tree.TIME).toString();
  private final Tree archive = new Tree();
  private final List<String> files = new ArrayList<>();
  private final List<String> digests = new ArrayList<>();
  private final List<Map<String, Object>> history = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();

  /** Adds a layer on top. */
  Archive add(String component, Tree tree) {
    byte[] tar = tree.tar();
    String digest = Sha256.of(tar);
    String file = digest + "/layer.tar";
    archive.add(file, new Tree.Content(tar, 0644));
    files.add(file);
    digests.add("sha256:" + digest);
    history.add(
        ordered(
            "created", created, "created_by", "swarmassay", "comment", "component=" + component));
    layers.add(new Layer(component, tree.size()));
    return this;
  }

  /** The image under a name; its tag is the beginning of its identifier. */
  BaseImage pack(String name) {
    byte[] config = json(config());
    String id = Sha256.of(config);
    String reference = name + ":" + id.substring(0, 12);
    archive.add(id + ".json", new Tree.Content(config, 0644));
    Map<String, Object> manifest =
        ordered("Config", id + ".json", "RepoTags", List.of(reference), "Layers", files);
    archive.add("manifest.json", new Tree.Content(json(List.of(manifest)), 0644));
    return new BaseImage(
        reference, "sha256:" + id, List.copyOf(digests), List.copyOf(layers), archive.tar());
  }

  private Map<String, Object> config() {
    return ordered(
        "architecture",
        Release.architecture(),
        "config",
        ordered("Env", List.of(PATH)),
        "created",
        created,
        "history",
        history,
        "os",
        "linux",
        "rootfs",
        ordered("type", "layers", "diff_ids", digests));
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
