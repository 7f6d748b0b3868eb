package io.swarmassay.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Spoilt input by the thousand, in a process of 256 MB: a verdict or one clear message, no trace,
 * no hang. By night ten times as many as in each build, from a fresh seed. Again: {@code
 * -Dassay.fuzz=SEED}, and from one piece on: {@code -Dassay.fuzz=SEED:PIECE}.
 */
@Timeout(3_000)
@Isolated("it holds times")
class HostileFilesIT {
  private static final boolean NIGHT = "nightly".equals(System.getProperty("assay.tier"));

  /** Each build plays what once found a flaw; the night looks for others. */
  private static final String BUILD = "33924107113525";

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({"files, 10000", "evidence, 1000"})
  void thousands_of_spoilt_inputs_end_with_a_clear_word(String kind, int count) throws Exception {
    int pieces = NIGHT ? count : count / 10;
    String printed = fuzzed(kind, pieces, 2_400);
    System.err.println(printed);
    assertThat(printed).endsWith("MB of heap\n").startsWith(pieces + " pieces");
  }

  private String fuzzed(String kind, int pieces, int seconds) throws Exception {
    String seed = NIGHT ? "" + System.nanoTime() : BUILD;
    String[] again = System.getProperty("assay.fuzz", seed).split(":");
    Path log = home.resolve("log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Fuzzing.class.getName(),
            kind,
            "" + Files.createDirectory(home.resolve(kind)),
            again[0],
            again.length > 1 ? again[1] : "0",
            "" + pieces);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as("it ended").isTrue();
      return withoutLogging(log);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String withoutLogging(Path log) throws IOException {
    return Files.readString(log).replaceAll("(?m)^SLF4J.*\\n", "");
  }
}
