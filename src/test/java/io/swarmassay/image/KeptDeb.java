package io.swarmassay.image;

import io.swarmassay.image.debian.Debs;
import java.nio.file.Path;
import java.util.List;

/** A Debian package as images are made of it, for tests that make theirs by hand. */
public final class KeptDeb {
  private KeptDeb() {}

  /** Where it lies in the cache of this machine; apt is asked once, and given minutes. */
  public static Path ofThisMachine(String name) {
    Path folder = Images.cacheOfThisMachine();
    Debs debs = Debs.ofThisMachine(folder);
    return new Cache(folder).locked(() -> debs.get(List.of(name))).get(name).file();
  }
}
