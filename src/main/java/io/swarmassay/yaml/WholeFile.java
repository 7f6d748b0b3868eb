package io.swarmassay.yaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/**
 * Writes files into folders that somebody else filled, whole or not at all. What has the name
 * already, a link, a pipe or a file with other names, is replaced and never followed or written to.
 */
public final class WholeFile {
  private static final SecureRandom RANDOM = new SecureRandom();

  private WholeFile() {}

  /**
   * Writes text as UTF-8.
   *
   * @return the file
   * @throws IOException when it cannot be written, or a folder has its name
   */
  public static Path write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(".assay-" + Long.toHexString(RANDOM.nextLong()));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      Files.write(fresh, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return Files.move(
          fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      Files.deleteIfExists(fresh);
      throw failed;
    }
  }
}
