package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTests {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void the_command_line_goes_before_the_environment_and_that_before_the_file() throws IOException {
    Variables all =
        variables("A=file\nB=file\nC=file", Map.of("A", "set"), Map.of("A", "env", "B", "env"));
    assertThat(List.of("A", "B", "C").stream().map(name -> all.get(name).orElse("?")))
        .containsExactly("set", "env", "file");
    assertThat(all.get("D")).isEmpty();
    assertThat(all.sources())
        .containsExactly(
            Map.entry("A", "--set"),
            Map.entry("B", "the environment"),
            Map.entry("C", ".env"),
            Map.entry("D", "nowhere"));
  }

  @Test
  void an_empty_value_is_a_value_and_hides_what_comes_after_it() throws IOException {
    assertThat(variables("A=file", Map.of("A", ""), Map.of()).get("A")).contains("");
    assertThat(variables("A=file", Map.of(), Map.of("A", "")).get("A")).contains("");
    assertThat(variables("A=", Map.of(), Map.of()).get("A")).contains("");
  }

  @Test
  void without_a_file_there_are_the_others() {
    Path file = folder.resolve("docker-stack.yml");
    Variables all = Variables.beside(file, Map.of("A", "1"), Map.of("B", "2"), problems);
    assertThat(all.get("A")).contains("1");
    assertThat(all.get("B")).contains("2");
    assertThat(problems.none()).isTrue();
  }

  @Test
  void a_file_is_read_as_compose_reads_it() throws IOException {
    String text =
        """
        \uFEFF# a comment
        PLAIN=one two   # not of it
        export EXPORTED=yes
        SPACED = 5
        HASH=a#b
        SINGLE='${PLAIN} #1'
        DOUBLE="line\\nnext \\"q\\" ${SPACED}"  # not of it
        NAMED=${SPACED}-$HASH-${NONE:-else}
        ABOVE=${SPACED_OUT}
        URL=postgres://u:p@h/db?a=b
        """;
    Variables all = variables(text, Map.of(), Map.of("SPACED_OUT", "env"));
    assertThat(
            List.of(
                    "PLAIN",
                    "EXPORTED",
                    "SPACED",
                    "HASH",
                    "SINGLE",
                    "DOUBLE",
                    "NAMED",
                    "ABOVE",
                    "URL")
                .stream()
                .map(name -> all.get(name).orElse("?")))
        .containsExactly(
            "one two",
            "yes",
            "5",
            "a#b",
            "${PLAIN} #1",
            "line\nnext \"q\" 5",
            "5-a#b-else",
            "env",
            "postgres://u:p@h/db?a=b");
    assertThat(problems.warnings()).isEmpty();
  }

  @Test
  void a_line_of_another_kind_is_passed_over_with_its_place_and_without_its_text()
      throws IOException {
    Variables all = variables("A=1\nhunter2\nB=\"open\nC=3", Map.of(), Map.of());
    assertThat(all.get("A")).contains("1");
    assertThat(all.get("B")).isEmpty();
    assertThat(all.get("C")).contains("3");
    assertThat(problems.none()).isTrue();
    assertThat(problems.warnings().stream().map(Problem::toString).toList())
        .containsExactly(
            folder
                + "/.env:2:1: no NAME=value: the line is passed over; write NAME=value,"
                + " NAME=\"value\" or # a comment",
            folder
                + "/.env:3:1: a quote that does not end in its line: the line is passed over;"
                + " write NAME=value, NAME=\"value\" or # a comment");
  }

  @Test
  void a_file_that_is_no_text_is_a_problem() throws IOException {
    Files.write(folder.resolve(".env"), new byte[] {'A', '=', (byte) 0xff});
    Variables.beside(folder.resolve("s.yml"), Map.of(), Map.of(), problems);
    assertThat(problems.sorted()).asString().contains(".env:1:1: cannot be read: is it UTF-8?");
  }

  @Test
  void a_stack_file_says_of_each_variable_where_it_comes_from() throws IOException {
    Files.writeString(folder.resolve(".env"), "TAG=2\nUNUSED=1\n");
    Files.writeString(
        folder.resolve("docker-stack.yml"),
        "services:\n  a:\n    image: x:${TAG}\n    hostname: ${SWARMASSAY_H}-${SWARMASSAY_N:-n}\n");
    Stack stack = Stack.at(folder).setting(Map.of("SWARMASSAY_H", "h"));
    StackFile file = StackFile.read(stack, problems).orElseThrow();
    assertThat(file.blueprint("d").services().toString()).contains("Image=x:2", "Hostname=h-n");
    assertThat(file.variables())
        .containsExactly(
            Map.entry("SWARMASSAY_H", "--set"),
            Map.entry("SWARMASSAY_N", "nowhere"),
            Map.entry("TAG", ".env"));
    assertThat(stack.toString()).doesNotContain("SWARMASSAY_H");
  }

  @Test
  void a_variable_that_is_not_set_is_told_with_every_way_to_set_it() {
    assertThat(Parsed.of("services:\n  a:\n    image: x:${TAG}\n").problems())
        .containsExactly(
            "s.yml:3:12: variable 'TAG' is not set; give it with --set TAG=VALUE, in the"
                + " environment, or in a file .env beside the stack file, or write"
                + " ${TAG:-default}");
    assertThat(Parsed.of("services:\n  a:\n    image: x:${TAG:?which}\n").problems())
        .containsExactly(
            "s.yml:3:12: variable 'TAG' is required: which; give it with --set TAG=VALUE, in the"
                + " environment, or in a file .env beside the stack file");
  }

  private Variables variables(String text, Map<String, String> set, Map<String, String> environment)
      throws IOException {
    Files.writeString(folder.resolve(".env"), text);
    return Variables.beside(folder.resolve("docker-stack.yml"), set, environment, problems);
  }
}
