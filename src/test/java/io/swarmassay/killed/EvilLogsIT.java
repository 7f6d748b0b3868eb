package io.swarmassay.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.image.Images;
import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A container that logs what hurts readers: a run keeps it, shows it, and is hurt by none. */
@Timeout(400)
class EvilLogsIT {
  private static final Path STACK = Path.of("src/test/resources/stacks/evil-logs").toAbsolutePath();

  @TempDir Path folder;

  @BeforeAll
  static void the_images_are_made() {
    Images.ofThisMachine().template(List.of(Stack.at(STACK)));
  }

  @Test
  void lines_of_ten_megabytes_and_letters_that_are_obeyed_hurt_nobody() throws Exception {
    Path scenario = folder.resolve("evil.yaml");
    Files.writeString(
        scenario,
        """
        title: a stack that logs what hurts its readers
        stack: %s
        nodes: 1
        managers: 1
        steady: {within: 60s, probes: [replicas]}
        steps: [{wait: 1s}]
        """
            .formatted(STACK));
    try (Harness harness = Harness.running(scenario)) {
      assertThat(harness.process().waitFor(300, TimeUnit.SECONDS)).isTrue();
      assertThat(harness.process().exitValue()).as(harness.printed()).isIn(0, 3);
      assertThat(harness.printed()).doesNotContain("Exception", "no memory", "\u202e", "\u001b");
      Path page = harness.evidence("index.html").get(0);
      List<Path> logs = logs(page.getParent());
      assertThat(logs).singleElement().satisfies(EvilLogsIT::isWhole);
      for (Path shown : pages(page.getParent())) {
        assertThat(Files.readString(shown))
            .as(shown.toString())
            .doesNotContain("<script>alert(1)", "\u202e", "\u2066", "\u001b", "\u0000");
      }
    }
  }

  private static void isWhole(Path log) throws IOException {
    assertThat(Files.readString(log)).contains("first\u0000 NUL", "01234567890123", "last");
    assertThat(Files.size(log)).isBetween(20L << 20, 40L << 20);
  }

  private static List<Path> logs(Path evidence) throws IOException {
    try (Stream<Path> all = Files.list(evidence.resolve("logs"))) {
      return all.filter(file -> file.getFileName().toString().matches("evil\\..*\\.log")).toList();
    }
  }

  private static List<Path> pages(Path evidence) throws IOException {
    try (Stream<Path> all = Files.walk(evidence)) {
      return all.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }
}
