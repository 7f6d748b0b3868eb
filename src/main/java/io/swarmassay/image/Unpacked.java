package io.swarmassay.image;

import io.swarmassay.image.debian.Deb;
import io.swarmassay.image.debian.HostCommand;
import io.swarmassay.image.debian.ImageException;
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
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Copies what a recipe wants out of a package into a tree. Where a release has merged {@code /bin},
 * {@code /sbin} and {@code /lib} into {@code /usr}, or has not, a glob finds its file in either
 * place, and the file lands where the glob says: images of all releases look alike.
 */
final class Unpacked {
  private static final Duration UNPACK = Duration.ofMinutes(2);
  private final Tree tree;
  private final boolean strip;
  private final List<String> added = new ArrayList<>();

  Unpacked(Tree tree, boolean strip) {
    this.tree = tree;
    this.strip = strip;
  }

  /**
   * Adds the paths that the globs keep; fails when one that must match finds nothing.
   *
   * @return the paths in the tree
   */
  List<String> add(Deb deb, List<String> globs) {
    List<Keep> keeps = globs.stream().map(Keep::of).toList();
    Path tar = HostCommand.temporary();
    added.clear();
    try {
      HostCommand.into(tar, UNPACK, List.of("dpkg-deb", "--fsys-tarfile", deb.file().toString()));
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
      return List.copyOf(added);
    } finally {
      HostCommand.delete(tar);
    }
  }

  private void copy(Path file, List<Keep> keeps, List<Keep> unused) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Path path = Path.of("/").resolve(e.getName()).normalize();
        List<Keep> by = keeps.stream().filter(keep -> keep.place(path).isPresent()).toList();
        if (!by.isEmpty() && !e.isDirectory()) {
          unused.removeAll(by);
          String place = by.get(0).place(path).orElseThrow().toString();
          tree.add(place, entry(tar, e));
          added.add(place.substring(1));
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

  /** The same place where {@code /usr} is merged the other way; none for all other places. */
  static Optional<Path> twin(Path path) {
    String text = path.toString();
    if (text.matches("/(bin|sbin|lib\\w*)/.*")) {
      return Optional.of(Path.of("/usr" + text));
    }
    return text.matches("/usr/(bin|sbin|lib\\w*)/.*")
        ? Optional.of(Path.of(text.substring("/usr".length())))
        : Optional.empty();
  }

  /** A glob of the recipe. */
  private record Keep(String glob, PathMatcher matcher, boolean required) {
    static Keep of(String text) {
      boolean required = !text.endsWith("?");
      String glob = required ? text : text.substring(0, text.length() - 1);
      return new Keep(glob, FileSystems.getDefault().getPathMatcher("glob:" + glob), required);
    }

    /** Where a path of the package lands; empty when this does not keep it. */
    Optional<Path> place(Path path) {
      return matcher.matches(path) ? Optional.of(path) : twin(path).filter(matcher::matches);
    }
  }
}
