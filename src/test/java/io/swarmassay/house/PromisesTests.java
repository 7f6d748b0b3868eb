package io.swarmassay.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.scenario.promise.PromiseFile;
import io.swarmassay.scenario.promise.PromiseRow;
import io.swarmassay.scenario.promise.Proof;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stacks say of their documents' promises is true of the documents and of this project. */
class PromisesTests {
  private static final String STACKS =
      """
      stack            | document                 | letter | rows
      balanced         | 000_b275f90adebd1ff8.txt | B      | 102
      isolated         | 001_f822da9b18a23c92.txt | I      | 97
      messaging        | 003_b50d7229e6b859a0.txt | M      | 72
      planner          | 004_d1f9d786c2395071.txt | P      | 48
      single-container | 002_1aa5d96431fbd09e.txt | S      | 82
      """;

  private static List<PromiseRow> rows(String stack) {
    return PromiseFile.read(Path.of("stacks", stack, "promises.yaml"));
  }

  @ParameterizedTest
  @CsvSource(textBlock = STACKS, delimiter = '|', useHeadersInDisplayName = true)
  void every_row_of_its_document_is_there_once(
      String stack, String document, String letter, int count) {
    List<PromiseRow> rows = rows(stack);
    assertThat(rows).extracting(PromiseRow::document).containsOnly(document);
    assertThat(rows)
        .extracting(PromiseRow::id)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, count).mapToObj(number -> letter + number).toList());
  }

  @ParameterizedTest
  @CsvSource(textBlock = STACKS, delimiter = '|', useHeadersInDisplayName = true)
  void every_quote_stands_in_the_document_at_that_line(
      String stack, String document, String letter, int count) {
    assertThat(rows(stack))
        .filteredOn(row -> !Documents.says(document, row.line(), row.words()))
        .extracting(row -> row.id() + ", line " + row.line() + ": " + row.words())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(textBlock = STACKS, delimiter = '|', useHeadersInDisplayName = true)
  void everything_that_holds_a_promise_is_there_and_can_fail(
      String stack, String document, String letter, int count) {
    Proofs proofs = new Proofs(stack);
    assertThat(
            rows(stack).stream()
                .flatMap(row -> row.proofs().stream().map(proof -> wrong(row, proof, proofs)))
                .filter(wrong -> !wrong.isEmpty()))
        .isEmpty();
  }

  private static String wrong(PromiseRow row, Proof proof, Proofs proofs) {
    String wrong = proofs.wrong(proof);
    return wrong.isEmpty() ? "" : row.id() + ": " + proof.text() + ": " + wrong;
  }

  @Test
  void a_quote_of_another_line_or_in_other_words_is_found() {
    String document = "003_b50d7229e6b859a0.txt";
    assertThat(Documents.says(document, 304, "docker service scale atomvm-messaging_atomvm-node=5"))
        .isTrue();
    assertThat(Documents.says(document, 307, "docker service scale atomvm-messaging_atomvm-node=5"))
        .isFalse();
    assertThat(Documents.says(document, 304, "docker service scale atomvm-node=5")).isFalse();
    assertThat(Documents.says(document, 9_999, "x")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          messaging check epmd                  |
          messaging check user                  | the scenario keeps no such check
          messaging check durable               | the scenario keeps no such check
          single-container check durable        |
          messaging check recovered             |
          latency check recovered               | the scenario keeps no such check
          messaging step kill                   |
          messaging step scale                  |
          messaging step power-off              | the scenario has no such step
          messaging budget ping                 |
          messaging budget image-size/base      |
          messaging budget image-size/kernel    | no such budget
          messaging budget image-size/runtime-deps | it is waived and cannot fail
          planner check vm-stats                | the scenario runs the stack planner
          nowhere check epmd                    | there is no such scenario
          MessagingIT.publishes_no_port         |
          MessagingIT.erl                       | there is no such test
          MessagingIT.no_such_test              | there is no such test
          NoSuchIT.publishes_no_port            | there is no such test
          StackFileIT.a_file_makes_the_same_parts_as_docker_stack_deploy |
          """)
  void what_names_nothing_that_can_fail_is_found(String reference, String wrong) {
    String stack = reference.startsWith("single") ? "single-container" : "messaging";
    assertThat(new Proofs(stack).wrong(Proof.of(reference).orElseThrow()))
        .isEqualTo(wrong == null ? "" : wrong);
  }

  @ParameterizedTest
  @CsvSource(textBlock = STACKS, delimiter = '|', useHeadersInDisplayName = true)
  void what_differs_gives_a_reason_and_what_is_open_says_what_is_missing(
      String stack, String document, String letter, int count) {
    assertThat(rows(stack))
        .filteredOn(row -> row.state() == PromiseRow.State.DIFFERS)
        .allSatisfy(row -> assertThat(row.text()).as(row.id()).hasSizeGreaterThan(60));
    assertThat(rows(stack))
        .filteredOn(row -> row.state() != PromiseRow.State.HELD)
        .allSatisfy(row -> assertThat(row.text()).as(row.id()).endsWith("."));
  }
}
