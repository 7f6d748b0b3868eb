package io.swarmassay.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The folder a run leaves. */
public final class EvidenceFolder {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  private EvidenceFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes a new folder for a run of a scenario and points {@code latest} at it. */
  static EvidenceFolder create(Path out, String scenario, Instant started) {
    Path folder = out.resolve(part(scenario)).resolve(STAMP.format(started) + "-" + letters(4));
    try {
      Files.createDirectories(folder.resolve("logs"));
      pointLatest(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("evidence cannot be written to " + folder, e);
    }
    return new EvidenceFolder(folder);
  }

  /** A name that is one part of a path and leads nowhere else, as {@code ..} would. */
  private static String part(String name) {
    String flat = name.replaceAll("[/\\p{Cntrl}]", "-");
    return flat.isBlank() || flat.matches("\\.+") ? "scenario" : flat;
  }

  /** Replaces the link in one step, so that a reader always finds one. */
  private static void pointLatest(Path folder) throws IOException {
    Path fresh = folder.resolveSibling(".latest-" + folder.getFileName());
    Files.createSymbolicLink(fresh, folder.getFileName());
    Files.move(
        fresh,
        folder.resolveSibling("latest"),
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /** Random lower-case letters, for names that must not collide. */
  static String letters(int count) {
    return RANDOM
        .ints(count, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** A file in it. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** Writes a value as JSON, whole or not at all. */
  void write(String name, Object value) {
    Path fresh = folder.resolve("." + name + ".tmp");
    try {
      JSON.writeValue(fresh.toFile(), value);
      Files.move(fresh, folder.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write " + folder.resolve(name) + ": " + e.getMessage(), e);
    }
  }
}
