package io.swarmassay.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks that every shared library an image's programs name is in the image. */
final class Closure {
  private final Set<String> present = new TreeSet<>();
  private final List<String> wanted = new ArrayList<>();

  /** Adds a layer. */
  void add(Tree tree) {
    tree.entries()
        .forEach(
            (path, entry) -> {
              present.add(name(path));
              if (entry instanceof Tree.Content content) {
                Elf.needed(content.bytes()).forEach(library -> wanted.add(library + " " + path));
              }
            });
  }

  /** What is missing: {@code libz.so.1 (of usr/bin/thing)}, sorted. */
  List<String> missing() {
    return wanted.stream()
        .map(want -> want.split(" ", 2))
        .filter(want -> !present.contains(want[0]))
        .map(want -> want[0] + " (of " + want[1] + ")")
        .sorted()
        .toList();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
