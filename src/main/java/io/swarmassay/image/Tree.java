package io.swarmassay.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  /** A regular file. */
  record Content(byte[] bytes, int mode) implements Entry {}

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
    return header;
  }
}
