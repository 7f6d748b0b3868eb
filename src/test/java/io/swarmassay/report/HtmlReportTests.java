package io.swarmassay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HtmlReportTests {
  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void every_outcome_is_written_in_words(Outcome outcome) throws IOException {
    Path folder = GeneratedEvidence.write(GeneratedRun.messaging(outcome), temp);

    String page = Files.readString(Report.write(folder).get(0));

    assertThat(page)
        .contains("<span>" + outcome + "</span>")
        .contains("<h1>messaging survives kills and scaling</h1>");
    String kept = System.getProperty("report.keep");
    if (kept != null) {
      Path dir = Files.createDirectories(Path.of(kept, outcome.name()));
      for (String name :
          java.util.List.of(
              "index.html", "timeline.svg", "junit.xml", "summary.md", "swarmassay.prom")) {
        Files.copy(
            folder.resolve(name),
            dir.resolve(name),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
