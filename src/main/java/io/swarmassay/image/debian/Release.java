package io.swarmassay.image.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which release of which system packages are of: those of two must never be mixed. */
public final class Release {
  private Release() {}

  /** This machine's, for example {@code debian-bookworm-amd64}. */
  static String ofThisMachine() {
    Path file = Path.of("/etc/os-release");
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      return of(text) + "-" + architecture();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the text of {@code /etc/os-release}; testing releases have a name, but no number. */
  public static String of(String text) {
    Map<String, String> values = new HashMap<>();
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> values.put(pair[0], pair[1].replace("\"", "").strip()));
    String version = values.getOrDefault("VERSION_ID", "unknown");
    String name = values.getOrDefault("VERSION_CODENAME", version);
    return (values.getOrDefault("ID", "linux") + "-" + name)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9.-]", "_");
  }

  /** What images call the processor of this machine. */
  public static String architecture() {
    String here = System.getProperty("os.arch");
    return here.equals("aarch64") ? "arm64" : here;
  }
}
