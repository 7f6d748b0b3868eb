package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryWriter;
import io.swarmassay.history.Promise;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejudgementTests {
  private static final Promise PROMISE = Histories.promise("ping", "max", 50, Promise.Kind.HARD);

  @TempDir private Path evidence;

  @Test
  void the_verdict_on_disk_is_the_verdict() throws IOException {
    record(Histories.healthy(PROMISE));

    Rejudgement first = Rejudgement.of(evidence);

    assertThat(first.file()).hasFileName("verdict.json");
    assertThat(first.sameHistory()).isEmpty();
    assertThat(first.verdict().outcome()).isEqualTo(Outcome.PASSED);
    assertThat(VerdictFile.read(first.file())).isEqualTo(first.verdict());
    assertThat(first.verdict().historyHash()).matches("sha256:[0-9a-f]{32}");
  }

  @Test
  void the_json_has_the_fields_of_the_contract() throws IOException {
    var json =
        new ObjectMapper().readTree(VerdictFile.json(Judge.judge(Histories.healthy(PROMISE))));

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "schema",
            "scenario",
            "stack",
            "outcome",
            "seed",
            "started",
            "duration_ms",
            "history_hash",
            "checks",
            "budgets",
            "metrics",
            "faults",
            "messages",
            "rows",
            "unavailability",
            "skipped",
            "audit",
            "limits",
            "causes");
    assertThat(json.at("/started").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(json.at("/budgets/0/kind").asText()).isEqualTo("hard");
    assertThat(json.at("/budgets/0/component").isNull()).isTrue();
    assertThat(json.at("/faults/0").fieldNames())
        .toIterable()
        .contains("struck_ms", "cured_ms", "recovered_ms", "phases", "floor_ms", "remedy");
  }

  @Test
  void judging_again_writes_beside_the_first_and_knows_the_history() throws IOException {
    record(Histories.healthy());
    Rejudgement first = Rejudgement.of(evidence);
    byte[] before = Files.readAllBytes(first.file());

    Rejudgement second = Rejudgement.of(evidence);
    Rejudgement third = Rejudgement.of(evidence);

    assertThat(second.file()).hasFileName("verdict-2.json");
    assertThat(third.file()).hasFileName("verdict-3.json");
    assertThat(third.sameHistory()).contains(true);
    assertThat(third.verdict()).isEqualTo(first.verdict());
    assertThat(Files.readAllBytes(first.file())).isEqualTo(before);
  }

  @Test
  void a_damaged_verdict_is_named_and_not_needed() throws IOException {
    record(Histories.healthy());
    Files.writeString(evidence.resolve("verdict.json"), "{\"schema\": [");

    Rejudgement again = Rejudgement.of(evidence);

    assertThat(again.verdict().outcome()).isEqualTo(Outcome.PASSED);
    assertThat(again.sameHistory()).isEmpty();
    assertThat(again.unreadable()).get().asString().startsWith("verdict.json cannot be read: ");
  }

  @Test
  void another_history_in_its_place_is_inconclusive() throws IOException {
    record(Histories.healthy());
    Rejudgement.of(evidence);
    Files.delete(evidence.resolve("history.jsonl"));
    record(Histories.healthy(PROMISE));

    Rejudgement second = Rejudgement.of(evidence);

    assertThat(second.sameHistory()).contains(false);
    assertThat(second.verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(second.verdict().checks().get(0).reason())
        .startsWith("not the history that was judged first: sha256:");
  }

  @Test
  void a_damaged_history_is_judged_up_to_there_and_inconclusive() throws IOException {
    record(Histories.healthy());
    Path history = evidence.resolve("history.jsonl");
    List<String> lines = Files.readAllLines(history);
    lines.set(9, lines.get(9).replace("true", "false"));
    Files.write(history, lines);

    Verdict verdict = Judge.judge(history);

    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.checks().toString()).contains("damaged, judged up to line 10: edited");
  }

  @Test
  void a_foreign_file_is_inconclusive() throws IOException {
    Path foreign = Files.writeString(evidence.resolve("history.jsonl"), "hello\nworld\n");

    assertThat(Judge.judge(foreign).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  private void record(List<Event> events) throws IOException {
    try (HistoryWriter writer = HistoryWriter.create(evidence.resolve("history.jsonl"))) {
      writer.record(events);
    }
  }
}
