package io.swarmassay.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.cli.CommandResult;
import io.swarmassay.report.SomeEvidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spoilt evidence is judged and shown as far as it goes. */
@Timeout(240)
class HostileEvidenceTests {

  @TempDir Path home;

  @Test
  void a_history_that_is_a_pipe_is_no_hang() throws Exception {
    Path folder = SomeEvidence.write(home.resolve("evidence"));
    Path history = folder.resolve("history.jsonl");
    Files.delete(history);
    Process made = new ProcessBuilder("mkfifo", history.toString()).start();
    assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();

    CommandResult said = CommandResult.run(home, "judge", folder.toString());

    assertThat(said.exit()).isIn(2, 3);
    assertThat(said.err()).contains("history.jsonl").doesNotContain("Exception");
  }
}
