package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Sources of a stack with a defect: one place of one module says something else. */
final class SpoiltSources {
  private SpoiltSources() {}

  /** The copy, in a folder of its own below a home. */
  static Path of(Path sources, Path home, String module, String good, String bad)
      throws IOException {
    Path folder = Files.createTempDirectory(home, "spoilt");
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Path spoilt = folder.resolve(module + ".erl");
    String source = Files.readString(spoilt);
    assertThat(source).contains(good);
    Files.writeString(spoilt, source.replace(good, bad));
    return folder;
  }
}
