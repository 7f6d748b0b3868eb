package io.swarmassay.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.image.debian.ImageException;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.swarm.Layer;
import io.swarmassay.swarm.SwarmException;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fills one engine with base images and builds the stacks' images on them. */
final class Firing {
  private static final Duration LOAD = Duration.ofMinutes(2);
  private static final Duration BUILD = Duration.ofMinutes(10);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPONENT = "component=";
  private final EngineClient engine;
  private final Map<String, BaseImage> bases;

  /** With the base images by the names stack files give them. */
  Firing(EngineClient engine, Map<String, BaseImage> bases) {
    this.engine = engine;
    this.bases = bases;
  }

  /** Loads the base images. */
  void loadBases() {
    for (BaseImage base : bases.values()) {
      engine.load(new ByteArrayInputStream(base.archive()), LOAD);
      List<String> diffs = diffs(engine.get("/images/" + base.reference() + "/json"));
      if (!diffs.equals(base.diffs())) {
        throw new ImageException(
            base.reference() + " was loaded with layers " + diffs + ", not " + base.diffs());
      }
    }
  }

  /** Builds an image; a failed step names the stack, the step and what was printed last. */
  ImageFacts.Image build(StackImage image) {
    Map<String, String> arguments = new TreeMap<>();
    Map<String, String> ids = new TreeMap<>();
    image
        .bases()
        .forEach(
            (argument, base) -> {
              String from = bases.containsKey(base) ? bases.get(base).reference() : base;
              arguments.put(argument, from);
              ids.put(argument, id(from));
            });
    String query =
        "t="
            + encode(image.reference())
            + "&networkmode=none&rm=1&forcerm=1&buildargs="
            + encode(json(arguments));
    List<String> printed = Collections.synchronizedList(new ArrayList<>());
    try {
      byte[] context = BuildContext.of(image.context()).tar();
      engine.build(new ByteArrayInputStream(context), query, printed::add, BUILD);
    } catch (SwarmException e) {
      throw new ImageException(BuildLog.failure(image, List.copyOf(printed), e.getMessage()));
    }
    String reference = image.reference();
    List<ImageFile> files =
        LayerFiles.of(engine.bytes("/images/" + encode(reference) + "/get", LOAD));
    return new ImageFacts.Image(
        image.stack(), reference, id(reference), ids, layers(reference), files);
  }

  /** What was loaded as it is. */
  ImageFacts.Image loaded(ReadyImage image) {
    String reference = image.reference();
    return new ImageFacts.Image(
        image.stack(),
        reference,
        id(reference),
        Map.of("from", image.source()),
        layers(reference),
        List.of());
  }

  /** The version of the engine. */
  String version() {
    return engine.get("/version").path("Version").asText();
  }

  /** Removes what only building needed. */
  void tidy() {
    engine.post("/images/prune?filters=" + encode("{\"dangling\":{\"true\":true}}"), null, LOAD);
    bases.forEach(
        (name, base) -> {
          if (name.endsWith(Base.BUILDER)) {
            engine.delete("/images/" + base.reference() + "?force=1", LOAD);
          }
        });
  }

  /** Hashes of an inspected image's layers; the identifier would differ from store to store. */
  static List<String> diffs(JsonNode image) {
    List<String> diffs = new ArrayList<>();
    image.at("/RootFS/Layers").forEach(layer -> diffs.add(layer.asText()));
    return List.copyOf(diffs);
  }

  private String id(String reference) {
    return engine.get("/images/" + reference + "/json").path("Id").asText();
  }

  private List<Layer> layers(String reference) {
    List<Layer> layers = new ArrayList<>();
    for (JsonNode entry : engine.get("/images/" + reference + "/history")) {
      String comment = entry.path("Comment").asText("");
      long size = entry.path("Size").asLong();
      if (comment.startsWith(COMPONENT)) {
        layers.add(0, new Layer(comment.substring(COMPONENT.length()), size));
      } else if (size > 0) {
        layers.add(0, new Layer("app", size));
      }
    }
    return List.copyOf(layers);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
