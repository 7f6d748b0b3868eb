package io.swarmassay.run;

import io.swarmassay.image.ImageFacts;
import io.swarmassay.image.ImageFile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Facts about images as flat texts, for the history. */
final class ImageFactTexts {
  private ImageFactTexts() {}

  static Map<String, String> of(ImageFacts facts) {
    Map<String, String> flat = new TreeMap<>();
    facts.images().forEach(image -> flat.put("image " + image.reference(), told(image)));
    facts.packages().forEach(p -> flat.put("package " + p.name(), p.version() + " " + p.sha256()));
    flat.put("built by engine", facts.engine());
    return flat;
  }

  private static String told(ImageFacts.Image image) {
    String from = image.bases().get("from");
    return from == null
        ? image.id()
        : String.format(Locale.ROOT, "%s, %.1f MB, from %s", image.id(), image.size() / 1e6, from);
  }

  /** Bytes of the largest files, by {@code image component path}. */
  static Map<String, String> files(ImageFacts facts) {
    Map<String, String> flat = new LinkedHashMap<>();
    for (ImageFacts.Image image : facts.images()) {
      for (ImageFile file : image.files()) {
        String name = image.reference() + " " + file.component() + " " + file.path();
        flat.put(name, String.valueOf(file.bytes()));
      }
    }
    return flat;
  }
}
