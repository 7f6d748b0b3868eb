package io.swarmassay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.report.evidence.EvidenceReader;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.VerdictFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonsTests {
  @TempDir Path folder;

  @Test
  void what_broke_for_one_reason_is_told_once() throws IOException {
    String thin = "atomvm-node: 2 of 3 replicas run";

    assertThat(
            told(
                failed("names", "after f1 (at 9.238 s): " + thin, "f1"),
                failed("epmd", "after f1 (at 9.285 s): " + thin, "f1"),
                failed("ping", "after f2 (at 9.285 s): " + thin, "f2")))
        .containsExactly(
            "names, epmd: after f1 (at 9.238 s): " + thin, "ping: after f2 (at 9.285 s): " + thin);
  }

  @Test
  void the_fault_that_explains_it_is_named_once() throws IOException {
    assertThat(
            told(
                failed("ping", "4 of 6 pairs pong", "f1"),
                failed("names", "2 of 3 after f11", "f1"),
                failed("epmd", "f1: 2 of 3 answer", "f1")))
        .containsExactly(
            "ping: 4 of 6 pairs pong (during f1)",
            "names: 2 of 3 after f11 (during f1)",
            "epmd: f1: 2 of 3 answer");
  }

  private static Check failed(String name, String reason, String cause) {
    return new Check(name, Outcome.FAILED, reason, cause);
  }

  private List<String> told(Check... checks) throws IOException {
    VerdictFile.write(folder, BareVerdict.of(Outcome.FAILED, List.of(checks)));
    return new Reasons(EvidenceReader.read(folder))
        .bad().stream()
            .filter(reason -> reason.link().equals("#checks"))
            .map(reason -> reason.what() + ": " + reason.text())
            .toList();
  }
}
