package io.swarmassay.image.debian;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What a package says of itself: its files and what it depends on.
 *
 * @param links targets of its links and, empty, its files, by absolute path
 * @param depends what it depends on, {@code a|b} each, without versions
 */
public record DebContents(Map<String, String> links, List<String> depends) {
  private static final Duration UNPACK = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofSeconds(20);

  /** Read from its file. */
  public static DebContents of(Deb deb) {
    Path tar = HostCommand.temporary();
    try {
      HostCommand.into(tar, UNPACK, List.of("dpkg-deb", "--fsys-tarfile", deb.file().toString()));
      return new DebContents(files(tar), depends(deb));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HostCommand.delete(tar);
    }
  }

  private static Map<String, String> files(Path file) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        if (!e.isDirectory()) {
          String path = Path.of("/").resolve(e.getName()).normalize().toString();
          files.put(path, e.isSymbolicLink() ? e.getLinkName() : "");
        }
      }
    }
    return files;
  }

  private static List<String> depends(Deb deb) {
    List<String> command =
        List.of(
            "dpkg-deb",
            "--show",
            "--showformat=${Pre-Depends}\\n${Depends}\\n",
            deb.file().toString());
    return names(HostCommand.run(deb.file().getParent(), LOOK, command).text());
  }

  /** The names in fields as packages have them: {@code libc6 (>= 2.38), debconf | debconf-2.0}. */
  static List<String> names(String fields) {
    List<String> names = new ArrayList<>();
    for (String one : fields.split("[,\n]")) {
      String name = one.replaceAll("\\([^)]*\\)|:[a-z]+|\\s", "");
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /** The paths that make a library: what has its name and what that links to; none without it. */
  public List<String> library(String name) {
    Optional<String> found =
        links.keySet().stream()
            .filter(path -> path.endsWith("/" + name) && !path.contains("hwcaps"))
            .min(Comparator.comparingInt(String::length));
    List<String> paths = new ArrayList<>();
    String at = found.orElse("");
    while (links.containsKey(at) && !paths.contains(at)) {
      paths.add(at);
      at = Path.of(at).resolveSibling(links.get(at)).normalize().toString();
    }
    return List.copyOf(paths);
  }
}
