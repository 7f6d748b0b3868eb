package io.swarmassay.report.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageFilesTests {
  private static final ImageFiles BEFORE =
      ImageFiles.of("20260101", Map.of("a:1 app app/x.beam", "100", "a:1 erlang beam", "9000"));
  private static final ImageFiles NOW =
      ImageFiles.of(
          "this run",
          Map.of("a:1 app app/x.beam", "150", "a:1 app app/new", "70", "a:1 erlang beam", "9000"));

  @Test
  void the_largest_files_of_a_component_are_told() {
    assertThat(NOW.largest("app", 1))
        .containsExactly(new ImageFiles.Share("app", "app/x.beam", 150));
    assertThat(NOW.largest("", 1)).containsExactly(new ImageFiles.Share("erlang", "beam", 9000));
  }

  @Test
  void what_grew_and_what_is_new_is_told_by_how_much_and_nothing_else() {
    assertThat(NOW.grown(BEFORE, "", 9))
        .containsExactly(
            new ImageFiles.Share("app", "app/new", 70),
            new ImageFiles.Share("app", "app/x.beam", 50));
    assertThat(NOW.grown(NOW, "", 9)).isEmpty();
  }
}
