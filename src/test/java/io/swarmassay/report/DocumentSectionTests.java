package io.swarmassay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.report.evidence.EvidenceReader;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentSectionTests {
  @TempDir Path folder;

  private RunEvidence evidence(Outcome outcome) throws IOException {
    GeneratedEvidence.write(new GeneratedRun(outcome, 92, 2, 20251220), folder);
    return EvidenceReader.read(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "PASSED, check ping, PASSED",
    "PASSED, budget ping, PASSED",
    "PASSED, step kill, PASSED",
    "FAILED, step kill, FAILED",
    "PASSED, step scale, INCONCLUSIVE",
    "PASSED, check nobody-looked, INCONCLUSIVE",
    "PASSED, check pin, INCONCLUSIVE",
    "PASSED, budget ping/other, INCONCLUSIVE",
    "PASSED, step power-off, INCONCLUSIVE",
    "PASSED, picture ping, INCONCLUSIVE",
    "PASSED, check, INCONCLUSIVE",
  })
  void what_was_not_seen_in_the_run_holds_nothing(Outcome run, String by, Outcome expected)
      throws IOException {
    assertThat(new HeldBy(evidence(run)).by(by)).isEqualTo(expected);
  }

  @Test
  void each_promise_stands_with_its_words_and_what_holds_it_the_worst_first() throws IOException {
    Panel panel = new DocumentSection().of(evidence(Outcome.PASSED)).orElseThrow();

    assertThat(panel.lead())
        .isEqualTo(
            "3 of 4 promises of 003_b50d7229e6b859a0.txt that this scenario is to hold held in"
                + " this run.");
    assertThat(panel.body())
        .contains("<q>Ping Latency \u00B7 &lt;50ms \u00B7 net_adm:ping round-trip</q>")
        .contains("<q>Result: 10 kills, 0 failures, 100% recovery</q>")
        .contains("<q>Parse app.config \u00B7 API</q>")
        .contains("<code>step kill</code>");
    assertThat(panel.body().indexOf("Parse app.config"))
        .isLessThan(panel.body().indexOf("10 kills"));
  }

  @Test
  void a_run_of_a_stack_without_promises_shows_none() throws IOException {
    GeneratedEvidence.write(new GeneratedRun(Outcome.PASSED, 92, 2, 20251220), folder);
    Files.writeString(folder.resolve("run.json"), "{\"promises\": []}");

    assertThat(new DocumentSection().of(EvidenceReader.read(folder))).isEmpty();
  }
}
