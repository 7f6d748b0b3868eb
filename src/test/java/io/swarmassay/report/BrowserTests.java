package io.swarmassay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.report.html.HtmlPage;
import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page in a real browser, where there is one; else skipped, with the way to get one. */
class BrowserTests {
  @TempDir Path folder;

  @BeforeEach
  void needs_a_browser() {
    Browser.assumeInstalled();
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void no_request_leaves_the_page_and_the_console_stays_silent(Outcome outcome) throws Exception {
    GeneratedEvidence.write(GeneratedRun.messaging(outcome), folder.resolve("run"));

    Browser.Visit visit = Browser.visit(Report.write(folder.resolve("run")).get(0), folder);

    assertThat(visit.requests()).isEmpty();
    assertThat(visit.console()).isEmpty();
    assertThat(visit.dom()).contains("<span>" + outcome + "</span>");
  }

  @Test
  void the_page_of_all_runs_is_as_quiet() throws Exception {
    GeneratedEvidence.write(
        GeneratedRun.messaging(Outcome.PASSED), folder.resolve("r/messaging/n1"));

    Browser.Visit visit = Browser.visit(Trend.write(folder.resolve("r")), folder);

    assertThat(visit.requests()).isEmpty();
    assertThat(visit.console()).isEmpty();
  }

  @Test
  void a_page_that_calls_home_would_be_caught() throws Exception {
    Path page = page("<body>x<img src=\"http://127.0.0.1:9/pixel.gif\"></body>");

    assertThat(Browser.visit(page, folder).requests()).anyMatch(url -> url.contains("pixel.gif"));
  }

  @Test
  void a_page_that_complains_would_be_caught() throws Exception {
    Path page = page("<body>x<script>console.error('planted')</script></body>");

    assertThat(Browser.visit(page, folder).console()).anyMatch(line -> line.contains("planted"));
  }

  @Test
  void the_policy_of_our_pages_stops_what_slips_in() throws Exception {
    Path page =
        page(
            HtmlPage.of(
                "x",
                "<img src=\"http://127.0.0.1:9/p.gif\"/><script>document.title='run'</script>"));

    Browser.Visit visit = Browser.visit(page, folder);

    assertThat(visit.requests()).isEmpty();
    assertThat(visit.dom()).contains("<title>x</title>");
    assertThat(visit.console()).isNotEmpty();
  }

  private Path page(String html) throws IOException {
    return Files.writeString(folder.resolve("planted.html"), html);
  }
}
