package io.swarmassay.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of platforms says what was run, and no more. */
class PlatformsPageTests {
  private static final Path FOLDER = Path.of("src/test/platforms");

  @Test
  void every_platform_stands_on_the_page_with_its_last_result_or_as_not_run() throws IOException {
    String page = Files.readString(Path.of("docs/platforms.md"));
    for (String row : Files.readAllLines(FOLDER.resolve("rows.tsv"))) {
      String name = row.split("\t")[0];
      String line =
          page.lines()
              .filter(each -> each.contains("(`" + name + "`)"))
              .findFirst()
              .orElse("no line for " + name + ": src/test/platforms/platforms page");
      List<String> results =
          Files.readAllLines(FOLDER.resolve("results.tsv")).stream()
              .filter(each -> each.startsWith(name + "\t"))
              .toList();
      if (results.isEmpty()) {
        assertThat(line).contains("| not run");
      } else {
        String[] last = results.get(results.size() - 1).split("\t");
        assertThat(line).contains("| " + last[3] + " | " + last[1] + " | " + last[2] + " |");
      }
    }
  }
}
