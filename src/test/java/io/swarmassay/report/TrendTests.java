package io.swarmassay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendTests {
  @TempDir Path reports;

  @Test
  void every_run_is_shown_once_and_links_to_its_report() throws IOException {
    nights(20);
    Files.createSymbolicLink(reports.resolve("messaging/latest"), Path.of("2026-03-14-n00"));

    String page = Files.readString(Trend.write(reports));

    keep(page);
    assertThat(page).contains("<h1>20 runs of 1 scenario</h1>");
    assertThat(page.split("<li class=\"", -1)).hasSize(21);
    assertThat(page).contains("href=\"./messaging/2026-03-14-n00/index.html\"");
    assertThat(page).doesNotContain("latest/index.html");
  }

  @Test
  void a_run_that_was_never_judged_proves_nothing() throws IOException {
    Files.createDirectories(reports.resolve("messaging/2026-03-14-dead"));
    Files.writeString(reports.resolve("messaging/2026-03-14-dead/history.jsonl"), "");

    String page = Files.readString(Trend.write(reports));

    assertThat(page).contains("the newest is INCONCLUSIVE").contains("was not judged");
  }

  @Test
  void a_folder_without_evidence_says_so() throws IOException {
    assertThat(Files.readString(Trend.write(reports))).contains("no evidence here yet");
  }

  private static void keep(String page) throws IOException {
    String kept = System.getProperty("report.keep");
    if (kept != null) {
      Files.writeString(Path.of(kept, "index.html"), page);
    }
  }

  private void nights(int count) throws IOException {
    for (int night = 0; night < count; night++) {
      Outcome outcome =
          night == 7 ? Outcome.FAILED : night == 12 ? Outcome.INCONCLUSIVE : Outcome.PASSED;
      GeneratedRun run = new GeneratedRun(outcome, 92, 6, night);
      String started =
          Instant.parse("2026-03-14T02:00:07Z").plus(night, ChronoUnit.DAYS).toString();
      Verdict verdict = GeneratedVerdict.at(run, "sha256:0", started);
      Path folder = reports.resolve("messaging/2026-03-14-n%02d".formatted(night));
      VerdictFile.write(Files.createDirectories(folder), verdict);
    }
  }
}
