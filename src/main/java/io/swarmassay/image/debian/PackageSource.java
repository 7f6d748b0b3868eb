package io.swarmassay.image.debian;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Where Debian packages come from: apt, or a folder in tests. */
public interface PackageSource {
  /** Those of the names that are packages to download; names that are only provided are none. */
  Set<String> having(Collection<String> names);

  /** Whether there is a package of exactly that name to download. */
  default boolean has(String name) {
    return !having(List.of(name)).isEmpty();
  }

  /** Names that begin so; some may have nothing to download. */
  List<String> beginning(String prefix);

  /** Asks the mirrors anew what there is. */
  void refresh();

  /** Puts the files of those packages into a folder. */
  void download(Collection<String> names, Path folder);
}
