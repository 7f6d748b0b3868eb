package io.swarmassay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VocabularyPageTests {
  @Test
  void the_page_is_what_the_code_says() throws IOException {
    assertThat(Path.of("docs", "vocabulary.md"))
        .as("stale; regenerate it: ./assay list --markdown > docs/vocabulary.md")
        .hasContent(Typed.run("list", "--markdown").out());
  }

  @Test
  void every_checker_says_what_it_judges() {
    assertThat(io.swarmassay.verdict.judge.Judge.standard().checkers())
        .allSatisfy(checker -> assertThat(checker.meaning()).as(checker.name()).isNotBlank());
  }

  @Test
  void the_page_ends_with_a_line_feed() throws IOException {
    assertThat(Files.readString(Path.of("docs", "vocabulary.md"))).endsWith("|\n");
  }
}
