package io.swarmassay.killed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.image.Images;
import io.swarmassay.lab.Audit;
import io.swarmassay.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SIGKILL of a part of the lab in mid-run: the stack is not blamed, the part is named, at once. */
@Timeout(300)
class DeadLabIT {
  /** A hang is all that it tells on a busy machine; what is promised is 2 s. */
  private static final long HANGS = 20;

  @TempDir Path folder;

  @BeforeAll
  static void the_images_are_made() {
    Images.ofThisMachine().template(List.of(Stack.at(Path.of("stacks/hello"))));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"JVM", "TERMINAL"},
      mode = EnumSource.Mode.EXCLUDE)
  void its_death_ends_the_run_as_inconclusive_and_by_name(Vital victim) throws Exception {
    Path scenario = Samples.ofScenarios().write("pause", folder.resolve("pause"));
    try (Harness harness = Harness.running(scenario)) {
      harness.awaitProof(Duration.ofSeconds(150));
      Path lab = harness.home().resolve("labs").resolve(harness.lab().orElseThrow());
      ProcessHandle process = victim.of(harness, lab).orElseThrow();
      long killed = System.nanoTime();
      process.destroyForcibly();
      assertThat(harness.process().waitFor(HANGS, TimeUnit.SECONDS)).as("it ended").isTrue();
      long ms = (System.nanoTime() - killed) / 1_000_000;
      System.err.println("SIGKILL of the " + victim + " to the end: " + ms + " ms");
      JsonNode verdict =
          new ObjectMapper().readTree(harness.evidence("verdict.json").get(0).toFile());
      assertThat(verdict.path("checks"))
          .as(harness.printed())
          .noneMatch(check -> check.path("outcome").asText().equals("FAILED"))
          .filteredOn(check -> check.path("name").asText().equals("harness"))
          .singleElement()
          .satisfies(check -> assertThat(check.path("reason").asText()).contains(victim.named));
      // Not the total: where the machine is busy, a slow start breaks the stack's own promise.
      assertThat(harness.process().exitValue()).isIn(1, 3);
      assertThat(Audit.of(lab.getFileName().toString())).isEmpty();
      assertThat(lab).doesNotExist();
    }
  }
}
