package io.swarmassay.image;

import io.swarmassay.image.debian.ImageException;
import io.swarmassay.yaml.BoundedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The files a Dockerfile may copy: a folder without what its {@code .dockerignore} names. */
final class BuildContext {
  private static final String IGNORE = ".dockerignore";

  private BuildContext() {}

  /** Bytes of all files; they go through this process's memory. */
  private static final long MOST = 256L << 20;

  /**
   * All of it; links stay links, wherever they point; modes are 0755 for what the owner may
   * execute, else 0644.
   */
  static Tree of(Path folder) {
    Tree tree = new Tree();
    try {
      Path here = folder.toRealPath(); // the folder itself may be named by a link
      List<PathMatcher> ignored = ignored(here);
      long bytes = 0;
      for (Path file : files(here)) {
        Path relative = here.relativize(file);
        if (ignored.stream().noneMatch(pattern -> covers(pattern, relative))) {
          bytes += Files.isSymbolicLink(file) ? 0 : Files.size(file);
          if (bytes > MOST) {
            throw new ImageException(folder + " holds more than " + (MOST >> 20) + " MB");
          }
          tree.add(relative.toString(), entry(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tree;
  }

  /** Files and links; what else may lie there, pipes and devices, no image can hold. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(
              path ->
                  Files.isSymbolicLink(path)
                      || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .toList();
    }
  }

  private static Tree.Entry entry(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return new Tree.Link(Files.readSymbolicLink(file).toString());
    }
    int mode = Files.isExecutable(file) ? 0755 : 0644;
    return new Tree.Content(BoundedFile.bytes(file, MOST), mode);
  }

  /** Whether a pattern names the file or a folder it lies in. */
  private static boolean covers(PathMatcher pattern, Path file) {
    for (Path at = file; at != null; at = at.getParent()) {
      if (pattern.matches(at)) {
        return true;
      }
    }
    return false;
  }

  private static List<PathMatcher> ignored(Path folder) throws IOException {
    List<PathMatcher> patterns = new ArrayList<>(List.of(matcher(IGNORE)));
    Path file = folder.resolve(IGNORE);
    if (Files.exists(file)) {
      for (String line : BoundedFile.text(file, BoundedFile.TEXT).lines().toList()) {
        String text = line.strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          patterns.add(matcher(text.replaceAll("^/|/$", "")));
        }
      }
    }
    return patterns;
  }

  private static PathMatcher matcher(String glob) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException wrong) {
      throw new ImageException("the build context's " + IGNORE + " has a line that is no pattern");
    }
  }
}
