package io.swarmassay.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files a Dockerfile may copy: a folder without what its {@code .dockerignore} names. */
final class Context {
  private static final String IGNORE = ".dockerignore";

  private Context() {}

  /** All of it; modes are 0755 for what the owner may execute, else 0644. */
  static Tree of(Path folder) {
    Tree tree = new Tree();
    try (Stream<Path> all = Files.walk(folder)) {
      List<PathMatcher> ignored = ignored(folder);
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path relative = folder.relativize(file);
        if (ignored.stream().noneMatch(pattern -> covers(pattern, relative))) {
          int mode = Files.isExecutable(file) ? 0755 : 0644;
          tree.add(relative.toString(), new Tree.Content(Files.readAllBytes(file), mode));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tree;
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
      for (String line : Files.readAllLines(file)) {
        String text = line.strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          patterns.add(matcher(text.replaceAll("^/|/$", "")));
        }
      }
    }
    return patterns;
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }
}
