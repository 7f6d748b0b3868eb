package io.swarmassay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Cause;
import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryWriter;
import io.swarmassay.report.html.Badge;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HtmlReportTests {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void the_outcome_is_a_word_and_a_shape_not_only_a_colour(Outcome outcome) throws IOException {
    String page = page(GeneratedRun.messaging(outcome));

    assertThat(page)
        .contains(Badge.shape(outcome) + "<span>" + outcome + "</span>")
        .contains("<title>" + outcome + ": messaging survives kills and scaling</title>");
    assertThat(List.of(Outcome.values()).stream().map(Badge::shape).distinct()).hasSize(3);
  }

  @Test
  void what_broke_comes_first_with_the_fault_that_explains_it() throws IOException {
    String page = page(GeneratedRun.messaging(Outcome.FAILED));

    int reasons = page.indexOf("atomvm-node.2 answers nobody (during f7)");
    assertThat(reasons).isPositive().isLessThan(page.indexOf("What held"));
    assertThat(page.indexOf("What held")).isLessThan(page.indexOf("<main>"));
    assertThat(page).contains("did not recover in time").contains("id=\"fault-f7\"");
  }

  @Test
  void a_promise_stands_beside_the_measurement_the_margin_and_the_words_of_the_document()
      throws IOException {
    String page = page(GeneratedRun.messaging(Outcome.PASSED));

    assertThat(page)
        .contains("<q>Message Latency &lt;100ms, within overlay network</q>")
        .contains("003_b50d7229e6b859a0.txt: Performance Characteristics")
        .contains("<strong>7 MB</strong>")
        .contains("3.5\u00D7 over")
        .contains("WAIVED");
  }

  @Test
  void a_history_that_was_edited_after_the_judgement_is_exposed() throws IOException {
    GeneratedEvidence.write(GeneratedRun.messaging(Outcome.PASSED), folder);
    Path history = folder.resolve("history.jsonl");
    String text =
        Files.readString(history).replaceFirst("\"reason\":\"2 of 3\"", "\"reason\":\"3 of 3\"");
    Files.writeString(history, text);

    assertThat(page())
        .contains("could not be read to its end: line")
        .contains("is not the history that was judged");
  }

  @Test
  void a_history_exchanged_for_another_whole_one_is_exposed() throws IOException {
    GeneratedEvidence.write(GeneratedRun.messaging(Outcome.PASSED), folder);
    Files.delete(folder.resolve("history.jsonl"));
    try (HistoryWriter other = HistoryWriter.create(folder.resolve("history.jsonl"))) {
      other.record(new Event.Closed(1, "done"));
    }

    assertThat(page()).contains("is not the history that was judged");
  }

  @Test
  void an_untouched_history_raises_no_doubt() throws IOException {
    String page = page(GeneratedRun.messaging(Outcome.PASSED));

    assertThat(page).doesNotContain("is not the history").contains("found unedited");
  }

  @Test
  void a_run_that_was_killed_still_has_a_page() throws IOException {
    GeneratedEvidence.write(GeneratedRun.messaging(Outcome.PASSED), folder);
    Files.delete(folder.resolve("verdict.json"));
    Files.delete(folder.resolve("run.json"));
    Files.writeString(folder.resolve("history.jsonl"), "{\"e\":\"Tri", StandardOpenOption.APPEND);

    assertThat(page())
        .contains("<span>INCONCLUSIVE</span>")
        .contains("the run was not judged")
        .contains("its last line is not whole");
  }

  @Test
  void an_audit_that_never_took_place_is_not_called_clean() throws IOException {
    GeneratedRun run = GeneratedRun.messaging(Outcome.PASSED);
    run.rare.removeIf(Event.Audited.class::isInstance);

    assertThat(page(run))
        .contains("Nobody looked for what was left behind")
        .doesNotContain("nothing of the run was left on the machine");
  }

  @Test
  void a_folder_reached_by_a_link_has_all_its_logs_on_the_page() throws IOException {
    Path run = GeneratedEvidence.write(GeneratedRun.messaging(Outcome.FAILED), folder.resolve("r"));
    Path latest = Files.createSymbolicLink(folder.resolve("latest"), run);

    assertThat(Files.readString(Report.write(latest).get(0)))
        .contains("href=\"./logs/engine-n1.log")
        .contains("Logs around the faults");
  }

  @Test
  void an_empty_folder_has_a_page() throws IOException {
    assertThat(page()).contains("<span>INCONCLUSIVE</span>").contains("there is no history.jsonl");
  }

  @Test
  void files_that_are_not_what_they_should_be_are_said_not_thrown() throws IOException {
    Files.writeString(folder.resolve("verdict.json"), "[1, 2");
    Files.writeString(folder.resolve("run.json"), "not json at all");
    Files.writeString(folder.resolve("plan.json"), "[]");
    Files.writeString(folder.resolve("history.jsonl"), "\u0000\u0001\n");

    assertThat(page()).contains("verdict.json cannot be read");
  }

  @Test
  void facts_of_any_shape_are_shown() throws IOException {
    Files.writeString(
        folder.resolve("run.json"),
        "{\"a\": {\"b\": [{\"c\": 1}, {\"c\": null}], \"d\": [1, \"two\"]}, \"command\": [\"./assay\", \"run\"], \"e\": 7}");

    assertThat(page()).contains("b 1 c").contains("1, two").contains("./assay run");
  }

  @Test
  void text_from_the_evidence_is_never_markup() throws IOException {
    String evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' \u0001";
    Check check = new Check(evil, Outcome.FAILED, evil, evil);
    var budget =
        new Verdict.Budget(evil, "max", 1, 2.0, evil, evil, evil, Outcome.FAILED, evil, evil, evil);
    var fault =
        new Verdict.FaultResult(
            evil,
            evil,
            evil,
            1.0,
            null,
            evil,
            evil,
            evil,
            true,
            2.0,
            Map.of(evil, 1.0),
            1.0,
            evil,
            null);
    Verdict verdict =
        new Verdict(
            1,
            evil,
            evil,
            Outcome.FAILED,
            1,
            evil,
            5000,
            evil,
            List.of(check),
            List.of(budget),
            Map.of(evil, new Verdict.Summary(evil, 1, 1, 1, 1, 1, 1)),
            List.of(fault),
            null,
            null,
            List.of(new Verdict.Window(1, 2, evil, evil)),
            List.of(new Verdict.Skip(evil, evil)),
            new Verdict.Audit(evil, List.of(evil)),
            List.of(evil),
            List.of(new Cause(evil, evil, evil, evil, evil)));
    io.swarmassay.verdict.VerdictFile.write(folder, verdict);
    Files.writeString(folder.resolve("<b>&.log"), "x");

    String page = page();

    assertThat(page).doesNotContain("<script").doesNotContain("<img").doesNotContain("\u0001");
    assertThat(Pages.parse(page)).isNotNull();
    for (String file : List.of("junit.xml", "timeline.svg")) {
      if (Files.exists(folder.resolve(file))) {
        assertThat(Pages.parse(Files.readString(folder.resolve(file)))).isNotNull();
      }
    }
    assertThat(Files.readString(folder.resolve("summary.md"))).doesNotContain("<script");
  }

  private String page(GeneratedRun run) throws IOException {
    GeneratedEvidence.write(run, folder);
    String page = page();
    GeneratedEvidence.keep(folder, run.outcome.name());
    return page;
  }

  private String page() throws IOException {
    return Files.readString(Report.write(folder).get(0));
  }
}
