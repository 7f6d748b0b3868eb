package io.swarmassay.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads files whose names somebody else wrote: regular files of a disk only, since a pipe, a device
 * or a file of the kernel's may never end, and no more than so many bytes of them.
 */
public final class BoundedFile {
  /** What a file that a person writes may hold; the longest of our own has 6 KB. */
  public static final long TEXT = 1 << 20;

  /** What a file that a program writes may hold. */
  public static final long DATA = 64 << 20;

  /** File systems without a disk: reading one of their files may wait for an event. */
  private static final Set<String> KERNEL =
      Set.of("proc", "sysfs", "tracefs", "debugfs", "securityfs", "configfs", "cgroup", "cgroup2");

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
    try (InputStream in = open(file)) {
      if (Files.size(file) > limit) {
        throw tooBig(limit);
      }
      byte[] bytes = in.readNBytes((int) limit + 1); // its size may be a lie, or grow
      if (bytes.length > limit) {
        throw tooBig(limit);
      }
      return bytes;
    }
  }

  /**
   * The content of a file that a program wrote into its own folder. A link there was planted, and
   * may lead to what the folder's reader may read and its author may not.
   *
   * @throws Refused as {@link #bytes}, and for a link
   */
  public static byte[] own(Path file, long limit) throws IOException {
    refuseLink(file);
    return bytes(file, limit);
  }

  /**
   * The same, to be read by and by.
   *
   * @throws Refused when it is a link, or no regular file
   */
  public static InputStream openOwn(Path file) throws IOException {
    refuseLink(file);
    return open(file);
  }

  private static void refuseLink(Path file) throws Refused {
    if (Files.isSymbolicLink(file)) {
      throw new Refused("it is a link");
    }
  }

  private static InputStream open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new Refused(Files.isDirectory(file) ? "it is a folder" : "it is no regular file");
    }
    if (KERNEL.contains(Files.getFileStore(file).type())) {
      throw new Refused("it is a file of the kernel's");
    }
    return Files.newInputStream(file);
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
