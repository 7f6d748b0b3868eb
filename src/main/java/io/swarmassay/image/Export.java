package io.swarmassay.image;

import io.swarmassay.internal.docker.EngineClient;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gives base images to an engine under the names that Dockerfiles have for them by default. */
final class Export {
  private static final Duration LOAD = Duration.ofMinutes(2);
  private static final String PREFIX = "swarmassay/base-";
  private static final String DEBUG = "-debug";
  private final Bases bases;

  Export(Bases bases) {
    this.bases = bases;
  }

  /**
   * The names of a base. One with a debug build is {@code :debug-false} besides, and that build
   * {@code :debug-true}, so that a build argument may choose.
   */
  List<String> names(String base) {
    List<String> names = new ArrayList<>(List.of(PREFIX + base + ":latest"));
    if (bases.has(base + DEBUG)) {
      names.add(PREFIX + base + ":debug-false");
    }
    if (base.endsWith(DEBUG)) {
      String plain = base.substring(0, base.length() - DEBUG.length());
      names.add(PREFIX + plain + ":debug-true");
    }
    return List.copyOf(names);
  }

  /** Loads one; the names it got. */
  List<String> load(EngineClient engine, String base, BaseImage image) {
    engine.load(new ByteArrayInputStream(image.archive()), LOAD);
    List<String> names = names(base);
    for (String name : names) {
      int colon = name.lastIndexOf(':');
      String query = "repo=" + name.substring(0, colon) + "&tag=" + name.substring(colon + 1);
      engine.post("/images/" + image.reference() + "/tag?" + query, null);
    }
    return names;
  }
}
