package io.swarmassay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SenderNamesTests {
  private final SenderNames names = new SenderNames();

  @Test
  void no_two_processes_share_a_name() {
    assertThat(names.next("web.1", "web.2"))
        .isNotEqualTo(names.next("web.1", "web.2"))
        .isNotEqualTo(names.next("db.1", "web.2"));
  }

  @Test
  void a_name_is_an_atom_that_needs_no_quotes() {
    assertThat(names.next("web.N-1", "web.2")).matches("[a-z][a-z0-9_]*");
  }

  @Test
  void a_message_is_known_by_its_line_in_the_log() {
    String name = names.next("web.1", "web.2");
    assertThat(names.letter("[RECEIVED] From: " + name + ", Content: 17/3"))
        .hasValue(new SenderNames.Letter(name, 17, 3));
  }

  @Test
  void lines_of_others_and_of_other_runs_are_no_messages() {
    assertThat(names.letter("[RECEIVED] From: 'a@b', Content: assay-1")).isEmpty();
    assertThat(names.letter("[RECEIVED] From: m0000_1_2_1, Content: 1/0")).isEmpty();
    assertThat(names.letter("")).isEmpty();
  }
}
