package io.swarmassay.killed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.image.Images;
import io.swarmassay.lab.Lease;
import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM of the harness while a fault bites: all is undone, audited, and told as it was. */
class HarnessEndedIT {
  /** Twice as long as the labs wait for their runs, in seconds. */
  private static final long PATIENCE = 2 * Lease.PATIENCE.toSeconds();

  @TempDir Path folder;

  /** What a cold cache costs is no part of the waits below. */
  @BeforeAll
  static void the_images_are_made() {
    Images.ofThisMachine().template(List.of(Stack.at(Path.of("stacks/hello"))));
  }

  @Test
  void sigterm_is_told_as_an_interruption_with_a_clean_audit() throws Exception {
    Path scenario = Samples.ofScenarios().write("pause", folder.resolve("pause"));
    try (Harness harness = Harness.running(scenario)) {
      harness.awaitProof(Duration.ofSeconds(90));
      harness.process().destroy();
      assertThat(harness.process().waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
      assertThat(harness.process().exitValue()).as(harness.printed()).isEqualTo(143);
      JsonNode verdict = verdict(harness);
      assertThat(verdict.at("/audit/outcome").asText()).as("" + verdict).isEqualTo("CLEAN");
      assertThat(verdict.at("/faults/0/remedy").asText()).isEqualTo("CLOSED");
      assertThat(verdict.path("checks"))
          .filteredOn(check -> check.path("name").asText().equals("history"))
          .singleElement()
          .satisfies(check -> assertThat(said(check)).isEqualTo("INCONCLUSIVE"))
          .asString()
          .contains("the run was cut short: interrupted");
      // Not the total: where the machine is busy, a slow start breaks the stack's own promise.
      assertThat(said(verdict)).isNotEqualTo("PASSED");
    }
  }

  private static JsonNode verdict(Harness harness) throws IOException {
    List<Path> files = harness.evidence("verdict.json");
    assertThat(files).as(harness.printed()).hasSize(1);
    return new ObjectMapper().readTree(files.get(0).toFile());
  }

  private static String said(JsonNode judged) {
    return judged.path("outcome").asText();
  }
}
