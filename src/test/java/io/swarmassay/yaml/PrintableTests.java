package io.swarmassay.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTests {
  @Test
  void what_a_terminal_obeys_shows_as_its_number() {
    assertThat(Printable.text("a\u001b[2Jb\rc\u202ed\u0000e\n"))
        .isEqualTo("a\\u001b[2Jb\\rc\\u202ed\\u0000e\n");
  }

  @Test
  void letters_of_every_language_stay() {
    String text = "größe 大 ٣ \ud83d\udca5";
    assertThat(Printable.text(text)).isSameAs(text);
  }

  @Test
  void a_line_is_one_line_and_loses_its_middle_where_it_is_too_long() {
    String line = Printable.line("'" + "x\n".repeat(500) + "' is not a number", 100);
    assertThat(line)
        .hasSizeLessThanOrEqualTo(100)
        .startsWith("'x\\nx")
        .endsWith("' is not a number");
  }

  @Test
  void of_several_lines_each_that_is_too_long_loses_its_middle() {
    String shown = Printable.lines("short\n" + "y".repeat(5_000) + " lost\r\n", 100);
    assertThat(shown).startsWith("short\nyyy").endsWith(" lost\\r\n");
    assertThat(shown.lines()).allMatch(line -> line.length() <= 100).hasSize(2);
    assertThat(Printable.lines("a\n\tb\n", 100)).isEqualTo("a\n\tb\n");
  }

  @Test
  void no_letter_is_cut_in_two() {
    for (int before = 0; before < 4; before++) {
      String line = Printable.line("a".repeat(before) + "\ud83d\udca5".repeat(300), 100);
      assertThat(line.codePoints()).noneMatch(letter -> Character.getType(letter) == 19);
    }
  }
}
