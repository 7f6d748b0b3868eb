package io.swarmassay.report.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Verdict.FaultResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReactionTests {
  @TempDir Path folder;
  private RunEvidence evidence;

  @BeforeEach
  void nothing() throws IOException {
    evidence = EvidenceReader.read(Files.createDirectories(folder.resolve("none")));
  }

  private void reported(double second, String kind, String action, String subject, String detail) {
    long t = Math.round(second * 1e6);
    evidence.history().accept(new Event.Platform(t, t, "n1", kind, action, subject, detail));
  }

  /** Struck at 10 s, cured at 20 s, well again 2 s later. */
  private static FaultResult held() {
    return new FaultResult(
        "f1", "freeze", "n4", 10_000.0, 20_000.0, "remedy", "", "PROVEN", true, 2_000.0, Map.of(),
        null, "CLOSED", null, null);
  }

  private List<String> told() {
    return Reaction.of(evidence, held()).stream().map(line -> line.replace('\u00A0', ' ')).toList();
  }

  @Test
  void what_engines_reported_between_strike_and_recovery_is_told_in_order() {
    reported(9, "node", "update", "n3", "state down");
    reported(13.1, "node", "update", "n4", "state down");
    reported(13.2, "network", "create", "hello-net", "");
    reported(13.9, "container", "create", "web.1", "");
    reported(14.5, "container", "start", "web.1", "");
    reported(20.3, "node", "update", "n4", "state ready");
    reported(21, "container", "die", "web.1", "143");
    reported(25, "node", "update", "n2", "state down");

    assertThat(told())
        .containsExactly(
            "+3.1 s n4 down", "+4.5 s web.1 started", "+10.3 s n4 ready", "+11 s web.1 ended");
  }

  @Test
  void a_fault_that_swarm_does_not_see_has_no_reaction() {
    reported(13, "network", "connect", "hello-net", "");
    reported(14, "node", "update", "n4", "");

    assertThat(told()).isEmpty();
  }

  @Test
  void an_update_is_told_in_plain_words() {
    reported(11, "service", "update", "web", "image web:2, updatestate rollback_started");

    assertThat(told()).containsExactly("+1 s web image web:2, update rollback started");
  }

  @Test
  void many_events_are_counted() {
    for (int i = 0; i < 9; i++) {
      reported(11 + i, "container", "start", "web." + i, "");
    }

    assertThat(told()).hasSize(6).last().isEqualTo("and 4 more events");
  }
}
