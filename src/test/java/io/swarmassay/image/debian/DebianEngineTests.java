package io.swarmassay.image.debian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DebianEngineTests {
  private static final DebianEngine TRIXIE = new DebianEngine("trixie", "26.1.5");

  @Test
  void is_meant_by_its_release_its_version_or_the_beginning_of_that() {
    assertThat(TRIXIE.answersTo("trixie")).isTrue();
    assertThat(TRIXIE.answersTo("26.1.5")).isTrue();
    assertThat(TRIXIE.answersTo("26.1")).isTrue();
    assertThat(TRIXIE.answersTo("26")).isTrue();
  }

  @Test
  void is_not_meant_by_half_a_number() {
    assertThat(TRIXIE.answersTo("2")).isFalse();
    assertThat(TRIXIE.answersTo("26.1.50")).isFalse();
    assertThat(TRIXIE.answersTo("")).isFalse();
  }
}
