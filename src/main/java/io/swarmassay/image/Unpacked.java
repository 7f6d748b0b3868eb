package io.swarmassay.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Copies what a recipe wants out of a package into a tree. */
final class Unpacked {
  private static final Duration UNPACK = Duration.ofMinutes(2);
  private final Tree tree;
  private final boolean strip;

  Unpacked(Tree tree, boolean strip) {
    this.tree = tree;
    this.strip = strip;
  }

  /** Adds the paths that the globs keep; fails when one that must match finds nothing. */
  void add(Deb deb, List<String> globs) {
    List<Keep> keeps = globs.stream().map(Keep::of).toList();
    Path tar = Command.temporary();
    try {
      Command.into(tar, UNPACK, List.of("dpkg-deb", "--fsys-tarfile", deb.file().toString()));
      List<Keep> unused = new ArrayList<>(keeps);
      copy(tar, keeps, unused);
      unused.stream()
          .filter(Keep::required)
          .findFirst()
          .ifPresent(
              keep -> {
                throw new ImageException(
                    "package " + deb.name() + " " + deb.version() + " has no " + keep.glob());
              });
    } finally {
      Command.delete(tar);
    }
  }

  private void copy(Path file, List<Keep> keeps, List<Keep> unused) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Path path = Path.of("/").resolve(e.getName()).normalize();
        List<Keep> by = keeps.stream().filter(keep -> keep.matcher().matches(path)).toList();
        if (!by.isEmpty() && !e.isDirectory()) {
          unused.removeAll(by);
          tree.add(path.toString(), entry(tar, e));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Tree.Entry entry(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    if (entry.isSymbolicLink()) {
      return new Tree.Link(entry.getLinkName());
    }
    byte[] bytes = tar.readAllBytes();
    boolean beam = strip && entry.getName().endsWith(".beam");
    return new Tree.Content(beam ? BeamFile.strip(bytes) : bytes, entry.getMode() & 07777);
  }

  /** A glob of the recipe. */
  private record Keep(String glob, PathMatcher matcher, boolean required) {
    static Keep of(String text) {
      boolean required = !text.endsWith("?");
      String glob = required ? text : text.substring(0, text.length() - 1);
      return new Keep(glob, FileSystems.getDefault().getPathMatcher("glob:" + glob), required);
    }
  }
}
