package io.swarmassay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.cli.terminal.CommandContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTests {
  static Stream<List<String>> every_command() {
    List<List<String>> all = new ArrayList<>();
    collect(Main.commands(CommandContext.standard()), List.of(), all);
    return all.stream();
  }

  private static void collect(CommandLine command, List<String> words, List<List<String>> all) {
    all.add(words);
    command
        .getSubcommands()
        .forEach(
            (name, sub) ->
                collect(sub, Stream.concat(words.stream(), Stream.of(name)).toList(), all));
  }

  @ParameterizedTest
  @MethodSource("every_command")
  void every_command_explains_itself_with_examples(List<String> words) {
    Typed typed =
        Typed.run(Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new));

    assertThat(typed.exit()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .startsWith(
            "Usage: "
                + String.join(" ", Stream.concat(Stream.of("assay"), words.stream()).toList()))
        .contains("Examples:\n")
        .doesNotContain("@|")
        .doesNotContain("\u001b");
    assertThat(typed.out().lines()).allMatch(line -> line.length() <= 96);
  }

  @Test
  void the_contract_s_commands_are_all_there() {
    assertThat(every_command().map(words -> String.join(" ", words)))
        .contains(
            "run",
            "verify",
            "judge",
            "report",
            "validate",
            "explain",
            "list",
            "lab up",
            "lab status",
            "lab shell",
            "lab docker",
            "lab down",
            "setup",
            "doctor",
            "clean");
  }

  @Test
  void the_examples_can_be_typed() {
    Main.commands(CommandContext.standard()).getSubcommands().values().stream()
        .flatMap(command -> Stream.of(command.getCommandSpec().usageMessage().footer()))
        .map(line -> line.strip().split("\\s{2,}")[0].split("[|>]")[0].strip())
        .filter(line -> line.startsWith("assay "))
        .forEach(
            line ->
                assertThat(
                        Main.commands(CommandContext.standard())
                            .parseArgs(words(line))
                            .subcommand())
                    .as(line)
                    .isNotNull());
  }

  private static String[] words(String line) {
    return line.substring("assay ".length()).split("\\s+");
  }
}
