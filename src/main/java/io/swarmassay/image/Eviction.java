package io.swarmassay.image;

import io.swarmassay.image.debian.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes templates that nobody uses: those not used for 30 days, and the longest unused ones while
 * all together hold more than 4 GB. What was used within the last hour stays, since a lab may be
 * copying it.
 */
final class Eviction {
  static final Duration OLDEST = Duration.ofDays(30);
  static final Duration IN_USE = Duration.ofHours(1);
  private static final long MOST = 4L << 30;
  private static final Logger LOG = LoggerFactory.getLogger(Eviction.class);

  private final Path templates;
  private final long most;

  Eviction(Path templates) {
    this(templates, MOST);
  }

  /**
   * With another limit.
   *
   * @param most bytes of all templates together
   */
  Eviction(Path templates, long most) {
    this.templates = templates;
    this.most = most;
  }

  private record Kept(Path folder, Duration unused, long bytes) {}

  /** Removes what is too old or too much, but for one that was just made. */
  void sparing(Path fresh) throws IOException {
    List<Kept> all = all();
    long bytes = all.stream().mapToLong(Kept::bytes).sum();
    for (Kept kept : all) {
      boolean old = kept.unused().compareTo(OLDEST) > 0;
      boolean free = kept.unused().compareTo(IN_USE) > 0 && !kept.folder().equals(fresh);
      if (free && (old || bytes > most)) {
        LOG.info("template {} was not used for {}: removed", kept.folder(), kept.unused());
        Disk.delete(kept.folder());
        bytes -= kept.bytes();
      }
    }
  }

  /** The longest unused one first. */
  private List<Kept> all() throws IOException {
    try (Stream<Path> folders = Files.list(templates)) {
      return folders
          .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
          .map(folder -> new Kept(folder, unused(folder), bytes(folder)))
          .sorted(Comparator.comparing(Kept::unused).reversed())
          .toList();
    }
  }

  private static Duration unused(Path folder) {
    Path facts = folder.resolve("facts.json");
    long used = (Files.exists(facts) ? facts : folder).toFile().lastModified();
    return Duration.ofMillis(System.currentTimeMillis() - used);
  }

  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException | java.io.UncheckedIOException gone) {
      return 0;
    }
  }
}
