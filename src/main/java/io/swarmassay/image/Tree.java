package io.swarmassay.image;

import io.swarmassay.image.debian.ImageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Files by path, relative to the root; written as a tar whose bytes depend on nothing but the
 * files: sorted, owned by root, of one fixed time.
 */
final class Tree {
  /** Time of every file and image, in milliseconds since 1970: 1 January 2026. */
  static final long TIME = 1_767_225_600_000L;

  private final TreeMap<String, Entry> entries = new TreeMap<>();

  /** What lies at a path. */
  sealed interface Entry {}

  /**
   * A regular file.
   *
   * @param capability what the kernel lets its process do, whoever started it
   */
  record Content(byte[] bytes, int mode, Optional<Capability> capability) implements Entry {
    Content(byte[] bytes, int mode) {
      this(bytes, mode, Optional.empty());
    }
  }

  /** A symbolic link. */
  record Link(String target) implements Entry {}

  /** A folder. */
  record Folder(int mode) implements Entry {}

  /** Adds one, its parent folders included; a leading slash is dropped. */
  void add(String path, Entry entry) {
    String at = path.startsWith("/") ? path.substring(1) : path;
    for (int i = at.indexOf('/'); i > 0; i = at.indexOf('/', i + 1)) {
      entries.putIfAbsent(at.substring(0, i), new Folder(0755));
    }
    entries.put(at, entry);
  }

  /** Adds a text. */
  void text(String path, String text) {
    add(path, new Content(text.getBytes(StandardCharsets.UTF_8), 0644));
  }

  /** Makes one file of those that a glob matches, in the order of their paths; they are gone. */
  void join(String path, String glob) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    List<String> parts =
        entries.keySet().stream().filter(at -> matcher.matches(Path.of("/" + at))).toList();
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    parts.forEach(part -> joined.writeBytes(((Content) entries.remove(part)).bytes()));
    if (joined.size() == 0) {
      throw new ImageException("nothing to join as " + path + ": no file " + glob);
    }
    add(path, new Content(joined.toByteArray(), 0644));
  }

  /** Gives a program that is here a capability. */
  void allow(String path, String capability) {
    if (!(entries.get(path.substring(1)) instanceof Content content)) {
      throw new ImageException("no file " + path + " to give the capability " + capability);
    }
    add(path, new Content(content.bytes(), content.mode(), Optional.of(Capability.of(capability))));
  }

  /** All of it, by path without a leading slash. */
  TreeMap<String, Entry> entries() {
    return entries;
  }

  /** Bytes of all regular files. */
  long size() {
    return entries.values().stream()
        .mapToLong(entry -> entry instanceof Content content ? content.bytes().length : 0)
        .sum();
  }

  /** As tar. */
  byte[] tar() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out);
    return out.toByteArray();
  }

  private void write(OutputStream out) {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var entry : entries.entrySet()) {
        write(tar, entry.getKey(), entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(TarArchiveOutputStream tar, String path, Entry entry)
      throws IOException {
    TarArchiveEntry header = header(path, entry);
    header.setModTime(TIME);
    header.setIds(0, 0);
    header.setNames("", "");
    tar.putArchiveEntry(header);
    if (entry instanceof Content content) {
      tar.write(content.bytes());
    }
    tar.closeArchiveEntry();
  }

  private static TarArchiveEntry header(String path, Entry entry) {
    if (entry instanceof Link link) {
      TarArchiveEntry header = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
      header.setLinkName(link.target());
      header.setMode(0777);
      return header;
    }
    if (entry instanceof Folder folder) {
      TarArchiveEntry header = new TarArchiveEntry(path + "/");
      header.setMode(folder.mode());
      return header;
    }
    Content content = (Content) entry;
    TarArchiveEntry header = new TarArchiveEntry(path);
    header.setSize(content.bytes().length);
    header.setMode(content.mode());
    content.capability().ifPresent(capability -> capability.write(header));
    return header;
  }
}
