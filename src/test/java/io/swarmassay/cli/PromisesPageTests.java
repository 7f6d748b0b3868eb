package io.swarmassay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromisesPageTests {
  @TempDir Path stacks;

  @Test
  void the_page_is_what_the_stacks_say() throws IOException {
    assertThat(Path.of("docs", "promises.md"))
        .as("stale; regenerate it: ./assay list --promises > docs/promises.md")
        .hasContent(PromisesPage.of(Path.of("stacks")));
  }

  @Test
  void each_state_is_counted_and_each_row_has_its_words_and_what_holds_it() throws IOException {
    Files.writeString(
        Files.createDirectories(stacks.resolve("one")).resolve("promises.yaml"),
        """
        document: 9.txt
        promises:
          - {row: A1, lines: "3", words: "| **Ping** | <50ms |", held-by: one check ping}
          - {row: A2, lines: "4, 6-7", words: "`erl`", differs: another, held-by: SomeTests.holds}
          - {row: A3, lines: "5", words: advice, not-ours: advice}
          - {row: A4, lines: "5", words: nothing, open: all of it}
          - {row: A5, lines: "5", words: nothing, open: a|b}
        """);
    assertThat(PromisesPage.of(stacks))
        .contains("| [one](#one) | `9.txt` | 5 | 1 | 1 | 1 | 2 |\n| all | | 5 | 1 | 1 | 1 | 2 |")
        .contains("| A1 | 3 | `Ping \u00b7 <50ms` | held | `one check ping` |")
        .contains("| A2 | 4, 6-7 | `` `erl` `` | *differs*: another | `SomeTests.holds` |")
        .contains("| A5 | 5 | `nothing` | *open*: a\\|b |  |");
  }
}
