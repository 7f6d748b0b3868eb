package io.swarmassay.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Writes trees to disk. */
final class TreeFiles {
  private TreeFiles() {}

  /** Below a folder; what lies there already stays unless the tree has it too. */
  static void write(Tree tree, Path root) throws IOException {
    for (Map.Entry<String, Tree.Entry> each : tree.entries().entrySet()) {
      Path at = root.resolve(each.getKey());
      Files.createDirectories(at.getParent());
      if (each.getValue() instanceof Tree.Folder) {
        Files.createDirectories(at);
      } else if (each.getValue() instanceof Tree.Link link) {
        Files.deleteIfExists(at);
        Files.createSymbolicLink(at, Path.of(link.target()));
      } else if (each.getValue() instanceof Tree.Content content) {
        Files.write(at, content.bytes());
        Files.setPosixFilePermissions(at, permissions(content.mode()));
      }
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    PosixFilePermission[] highestFirst = PosixFilePermission.values();
    Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < highestFirst.length; bit++) {
      if ((mode & 0400 >> bit) != 0) {
        set.add(highestFirst[bit]);
      }
    }
    return set;
  }
}
