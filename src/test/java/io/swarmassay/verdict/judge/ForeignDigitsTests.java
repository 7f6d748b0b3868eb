package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.VerdictFile;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A machine whose user counts with other digits. */
@Isolated("it changes the locale of this JVM")
class ForeignDigitsTests {
  private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

  @BeforeEach
  void an_egyptian_machine() {
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
    assertThat("%d".formatted(7)).isNotEqualTo("7");
  }

  @AfterEach
  void as_before() {
    Locale.setDefault(Locale.Category.FORMAT, before);
  }

  @Test
  void a_verdict_is_written_with_the_digits_of_programs() {
    Verdict verdict = Judge.judge(Histories.healthy());
    assertThat(VerdictFile.json(verdict)).contains("1").doesNotContainPattern("[\u0660-\u06f9]");
  }
}
