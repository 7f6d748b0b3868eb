package io.swarmassay.killed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM of the harness while a fault bites: all is undone, audited, and told as it was. */
class HarnessEndedIT {
  @TempDir Path folder;

  @Test
  void sigterm_is_told_as_an_interruption_with_a_clean_audit() throws Exception {
    Path scenario = Samples.ofScenarios().write("pause", folder.resolve("pause"));
    try (Harness harness = Harness.running(scenario)) {
      harness.awaitProof(Duration.ofSeconds(90));
      harness.process().destroy();
      assertThat(harness.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(harness.process().exitValue()).as(harness.printed()).isEqualTo(143);
      JsonNode verdict = verdict(harness);
      assertThat(verdict.path("outcome").asText()).isEqualTo("INCONCLUSIVE");
      assertThat(verdict.at("/audit/outcome").asText()).as("" + verdict).isEqualTo("CLEAN");
      assertThat(verdict.at("/faults/0/remedy").asText()).isEqualTo("CLOSED");
      assertThat(verdict.path("checks"))
          .filteredOn(check -> check.path("name").asText().equals("history"))
          .singleElement()
          .asString()
          .contains("the run was cut short: interrupted");
    }
  }

  private static JsonNode verdict(Harness harness) throws IOException {
    try (Stream<Path> all = Files.walk(harness.folder().resolve("reports"))) {
      Path file =
          all.filter(path -> path.endsWith("verdict.json"))
              .filter(path -> !path.toString().contains("latest"))
              .findFirst()
              .orElseThrow();
      return new ObjectMapper().readTree(file.toFile());
    }
  }
}
