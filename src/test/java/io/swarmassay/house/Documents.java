package io.swarmassay.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The stacks' documents, which are not ours to copy: {@code src/test/resources/seeds/*.lines} holds
 * a hash of each of their lines in order, and for a heading the hashes of its text, whole and up to
 * a colon.
 */
final class Documents {
  /** Characters of a hash. */
  static final int HASH = 16;

  private Documents() {}

  /** Whether the document says exactly this on that line, from 1, but for white space around it. */
  static boolean says(String document, int line, String words) {
    List<String> lines = lines(document);
    return line >= 1 && line <= lines.size() && lines.get(line - 1).startsWith(hash(words.strip()));
  }

  /** The hashes of a document's lines. */
  static List<String> lines(String document) {
    try {
      String name = document.replace(".txt", ".lines");
      return Files.readAllLines(Path.of("src", "test", "resources", "seeds", name));
    } catch (IOException e) {
      throw new UncheckedIOException("no copy of the document " + document, e);
    }
  }

  static String hash(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
