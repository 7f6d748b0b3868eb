package io.swarmassay.run;

import io.swarmassay.image.ImageFacts;
import java.util.Map;
import java.util.TreeMap;

/** Facts about images as flat texts, for the history. */
final class Facts {
  private Facts() {}

  static Map<String, String> of(ImageFacts facts) {
    Map<String, String> flat = new TreeMap<>();
    facts.images().forEach(image -> flat.put("image " + image.reference(), image.id()));
    facts.packages().forEach(p -> flat.put("package " + p.name(), p.version() + " " + p.sha256()));
    flat.put("built by engine", facts.engine());
    return flat;
  }
}
