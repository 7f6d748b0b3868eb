package io.swarmassay.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTests {
  @TempDir private Path folder;

  /** A JVM of its own that records for ever and says after each 100th event what is recorded. */
  public static void main(String[] args) throws IOException {
    try (HistoryWriter writer = HistoryWriter.create(Path.of(args[0]))) {
      for (long i = 1; ; i++) {
        writer.record(new Event.Stage(writer.now(), "step", "number " + i));
        if (i % 100 == 0) {
          System.out.println(i);
        }
      }
    }
  }

  @Test
  void sigkill_loses_no_event_whose_recording_had_returned() throws Exception {
    Path file = folder.resolve("history.jsonl");
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriterTests.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long recorded;
    try (BufferedReader out = writer.inputReader()) {
      recorded = Long.parseLong(out.lines().skip(20).findFirst().orElseThrow());
      writer.destroyForcibly();
      assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      writer.destroyForcibly();
    }

    Reached reached = HistoryReader.read(file, event -> {});
    assertThat(reached.damage()).isEmpty();
    assertThat(reached.lines()).isGreaterThanOrEqualTo(recorded);
  }
}
