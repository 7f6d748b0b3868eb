package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Layers of an image, from {@code GET /images/{name}/history}, which begins with the newest. A
 * layer made by the base image's builder names its component in its comment ({@code
 * component=erlang}); any other is what a Dockerfile added: {@code app}. In an image whose history
 * names no component at all, the lowest layer is {@code base}. Steps that added no layer are left
 * out.
 */
final class ImageView {
  private static final String MARK = "component=";

  private ImageView() {}

  static List<Layer> layers(JsonNode history) {
    List<JsonNode> steps = new ArrayList<>();
    history.forEach(steps::add);
    Collections.reverse(steps);
    steps.removeIf(step -> step.path("Size").asLong() == 0 && component(step).isEmpty());
    boolean marked = steps.stream().anyMatch(step -> !component(step).isEmpty());
    List<Layer> layers = new ArrayList<>();
    for (JsonNode step : steps) {
      String unmarked = marked || !layers.isEmpty() ? "app" : "base";
      String component = component(step).isEmpty() ? unmarked : component(step);
      layers.add(new Layer(component, step.path("Size").asLong()));
    }
    return List.copyOf(layers);
  }

  private static String component(JsonNode step) {
    String comment = step.path("Comment").asText("");
    int at = comment.indexOf(MARK);
    return at < 0 ? "" : comment.substring(at + MARK.length()).split("[\\s,;]", 2)[0];
  }
}
