package io.swarmassay.scenario.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseFileTests {
  @TempDir Path folder;

  private List<String> problems(String row) throws IOException {
    Path file = folder.resolve("promises.yaml");
    Files.writeString(file, "document: 9.txt\npromises:\n  - " + row + "\n");
    Problems problems = new Problems();
    PromiseFile.read(file, problems);
    return problems.sorted().stream().map(problem -> problem.message()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{row: A, lines: '1', words: w};it does not say how it stands",
        "{row: A, lines: '1', words: w, differs: d};it does not say how it stands",
        "{row: A, lines: '1', words: w, open: o, held-by: A.b};'A.b' names nothing that holds it",
        "{row: A, lines: '1', words: w, open: o, held-by: x check y};it does not say how it stands",
        "{row: A, lines: '1', words: w, open: o, not-ours: n};it does not say how it stands",
        "{row: A, lines: 'x', words: w, open: o};no lines",
        "{row: A, lines: '1', open: o};'words' is missing",
        "{lines: '1', words: w, open: o};'row' is missing",
        "{row: A, lines: '1', words: w, held: o};unknown key 'held'",
      })
  void what_says_nothing_or_two_things_is_a_problem(String row, String problem) throws IOException {
    assertThat(problems(row)).contains(problem);
  }

  @Test
  void a_row_twice_and_no_row_at_all_are_problems() throws IOException {
    String row = "{row: A, lines: '1', words: w, open: o}";
    assertThat(problems(row)).isEmpty();
    assertThat(problems(row + "\n  - " + row)).containsExactly("row A is there twice");
    Path empty = Files.writeString(folder.resolve("e.yaml"), "document: 9.txt\npromises: []\n");
    Problems problems = new Problems();
    assertThat(PromiseFile.read(empty, problems)).isEmpty();
    assertThat(problems.none()).isFalse();
  }

  @Test
  void references_name_scenarios_and_tests() {
    assertThat(Proof.of("messaging check epmd").orElseThrow())
        .isEqualTo(new Proof("messaging check epmd", Proof.Kind.CHECK, "messaging", "epmd"));
    assertThat(Proof.of("FooIT.it_holds").orElseThrow().kind()).isEqualTo(Proof.Kind.TEST);
    assertThat(Proof.of("one step scale").orElseThrow().kind()).isEqualTo(Proof.Kind.STEP);
    Proof budget = Proof.of("one budget image-size/base").orElseThrow();
    assertThat(budget.means("image-size", "base")).isTrue();
    assertThat(budget.means("image-size", "")).isFalse();
    assertThat(Proof.of("one check http /ready").orElseThrow().means("http /ready 200")).isTrue();
    assertThat(Proof.of("one check http /re").orElseThrow().means("http /ready 200")).isFalse();
    assertThat(List.of("epmd", "messaging picture epmd", "Foo.bar", "FooIT"))
        .allMatch(text -> Proof.of(text).isEmpty());
  }
}
