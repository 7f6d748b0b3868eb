package io.swarmassay.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.cli.CommandResult;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each flaw is planted once and found by its name. */
class AnswerRulesTests {
  private static final String GOOD = "f.yaml:1:2: 'x' is not a number; write 3\n";

  @Test
  void a_clear_answer_has_no_flaw() {
    assertThat(AnswerRules.flaws(new CommandResult(2, "", GOOD), Set.of(0, 2))).isEmpty();
    assertThat(AnswerRules.flaws(new CommandResult(0, "f.yaml: ok (stack)\n", ""), Set.of(0)))
        .isEmpty();
    assertThat(
            AnswerRules.flaws(new CommandResult(0, "1. wait 2s\n\nat worst 2 s\n", ""), Set.of(0)))
        .isEmpty();
    String name = "f.yaml:1:2: '!!" + Mutations.CLASS + " {}' is not a number\n";
    assertThat(AnswerRules.flaws(new CommandResult(2, "", name), Set.of(2))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.NullPointerException, words for programmers",
    "Cannot invoke \"String.length()\", words for programmers",
    "Index 3 out of bounds for length 3, words for programmers",
    "no such thing at Foo.java:12, words for programmers",
    "For input string: \"x\", words for programmers"
  })
  void what_only_programmers_understand_is_found(String said, String flaw) {
    assertThat(AnswerRules.flaws(new CommandResult(3, "", "assay: " + said), Set.of(3)))
        .containsExactly(flaw);
  }

  @Test
  void every_other_flaw_is_found() {
    assertThat(AnswerRules.flaws(new CommandResult(1, "", GOOD), Set.of(2)))
        .containsExactly("exit code 1");
    assertThat(AnswerRules.flaws(new CommandResult(2, "", ""), Set.of(2)))
        .containsExactly("no word of why");
    assertThat(AnswerRules.flaws(new CommandResult(2, "", "something is wrong\n"), Set.of(2)))
        .containsExactly("a line that names no place");
    assertThat(AnswerRules.flaws(new CommandResult(2, "", GOOD + GOOD), Set.of(2)))
        .containsExactly("the same line twice");
    assertThat(AnswerRules.flaws(new CommandResult(2, "", "assay: \u001b[2J\n"), Set.of(2)))
        .containsExactly("letters that a terminal obeys");
    assertThat(AnswerRules.flaws(new CommandResult(2, "", "assay: " + "x".repeat(2000)), Set.of(2)))
        .containsExactly("a line of more than 1000 letters");
  }
}
