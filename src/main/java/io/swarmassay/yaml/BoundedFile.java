package io.swarmassay.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads files whose names somebody else wrote: regular files only, since a pipe or a device may
 * never end, and no more than so many bytes of them.
 */
public final class BoundedFile {
  /** What a file that a person writes may hold; the longest of our own has 6 KB. */
  public static final long TEXT = 1 << 20;

  /** What a file that a program writes may hold. */
  public static final long DATA = 64 << 20;

  private BoundedFile() {}

  /** Why a file is not read. */
  public static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * Its content.
   *
   * @param limit bytes
   * @throws Refused when it is no regular file, or holds more; the message says so in few words
   */
  public static byte[] bytes(Path file, long limit) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new Refused(Files.isDirectory(file) ? "it is a folder" : "it is no regular file");
    }
    if (Files.size(file) > limit) {
      throw tooBig(limit);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) limit + 1); // its size may be a lie, or grow
      if (bytes.length > limit) {
        throw tooBig(limit);
      }
      return bytes;
    }
  }

  private static Refused tooBig(long limit) {
    return new Refused("it holds more than " + limit / 1024 + " KiB");
  }

  /**
   * Its content as UTF-8.
   *
   * @throws java.nio.charset.MalformedInputException when it is something else
   */
  public static String text(Path file, long limit) throws IOException {
    byte[] bytes = bytes(file, limit);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
