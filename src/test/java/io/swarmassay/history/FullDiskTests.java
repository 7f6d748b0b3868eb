package io.swarmassay.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more, by the limit of a file's size. */
@Timeout(60)
class FullDiskTests {
  @TempDir private Path folder;

  /** A JVM of its own that records until it cannot, then tries to go on. */
  public static void main(String[] args) throws IOException {
    long recorded = 0;
    int refused = 0;
    try (HistoryWriter writer = HistoryWriter.create(Path.of(args[0]))) {
      while (refused < 3) {
        try {
          writer.record(new Event.Stage(writer.now(), "step", "number " + recorded));
          recorded++;
        } catch (UncheckedIOException full) {
          refused++;
        }
      }
    }
    System.out.println(recorded);
  }

  @Test
  void what_was_recorded_before_is_whole_and_nothing_half_written_stands_behind() throws Exception {
    Path file = folder.resolve("history.jsonl");
    Path said = folder.resolve("said");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process writer =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f 64; exec \"$@\"",
                "bash",
                java,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskTests.class.getName(),
                "" + file)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(said.toFile())
            .start();
    assertThat(writer.waitFor(50, TimeUnit.SECONDS)).isTrue();
    assertThat(writer.exitValue()).isZero();
    long recorded = Long.parseLong(Files.readString(said).strip());

    Reached reached = HistoryReader.read(file, event -> {});

    assertThat(recorded).isGreaterThan(100);
    assertThat(reached.lines()).isEqualTo(recorded);
    assertThat(reached.torn()).isFalse();
    assertThat(reached.damage()).isEmpty();
  }
}
